import { describeError } from "../kernel/errors/describeError";

const own =
  /lib[\\/](dist[\\/])?jupyter[\\/](widgets[\\/]|display[\\/](publish|values[\\/]carried))|\(<anonymous>\)$/;

/** Takes the calls between the cell and what it draws out of an error's stack; they say nothing to its author. */
export function withoutOwnFrames(error: unknown): unknown {
  if (error instanceof Error && typeof error.stack === "string") {
    const lines = error.stack.split("\n");
    error.stack = lines.filter((line) => !(/^\s+at /.test(line) && own.test(line))).join("\n");
  }
  return error;
}

/** An error as an output: what a cell that fails shows. */
export function errorBundle(error: unknown): Readonly<Record<string, unknown>> {
  const text = describeError(withoutOwnFrames(error)).traceback.join("\n");
  return { [ERROR_MIME]: text, "text/plain": text };
}

/** MIME type in which JupyterLab shows text as it shows errors. */
export const ERROR_MIME = "application/vnd.jupyter.stderr";
