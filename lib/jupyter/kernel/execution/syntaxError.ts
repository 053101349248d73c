import type * as Ts from "@tslab/typescript-for-tslab";

/** Whether no further line could make this code valid. */
export function hasSyntaxError(code: string): boolean {
  // As an import it would be read before typescriptOptions has replaced it for tslab.
  const { transpileModule, ScriptTarget } = require("@tslab/typescript-for-tslab") as typeof Ts;
  const compilerOptions = { target: ScriptTarget.ESNext };
  return (transpileModule(code, { reportDiagnostics: true, compilerOptions }).diagnostics ?? []).length > 0;
}
