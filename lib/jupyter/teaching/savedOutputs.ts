import { readFileSync, statSync } from "node:fs";

/** What is read of a notebook; anything else may stand there. */
interface SavedNotebook {
  cells?: { outputs?: { metadata?: { course?: Record<string, unknown> } }[] }[];
}

/** What an output carries for the course. */
type Carried = Record<string, unknown>;

let last: { version: string; carried: Carried[] } | undefined;

/**
 * What the outputs of the notebook carried for the course when it was last saved, in order. Jupyter's server names the notebook in the
 * kernel's environment; without one, or where it was renamed since, there is nothing. A file that has not changed is read once.
 */
export function savedOutputs(): readonly Carried[] {
  const file = process.env.JPY_SESSION_NAME;
  if (!file?.endsWith(".ipynb")) return [];
  try {
    const { mtimeMs, size, ino } = statSync(file);
    const version = [file, mtimeMs, size, ino].join();
    if (last?.version !== version) last = { version, carried: read(file) };
    return last.carried;
  } catch {
    return [];
  }
}

function read(file: string): Carried[] {
  const { cells } = JSON.parse(readFileSync(file, "utf8")) as SavedNotebook;
  const outputs = cells?.flatMap((cell) => cell.outputs ?? []) ?? [];
  return outputs.flatMap(({ metadata }) => (metadata?.course ? [metadata.course] : []));
}
