import type * as Ts from "@tslab/typescript-for-tslab";

/** TypeScript as tslab uses it: as an import it would be read before typescriptOptions has replaced it for tslab. */
export const compiler = (): typeof Ts => require("@tslab/typescript-for-tslab") as typeof Ts;

/** Makes every cell a module, in which `await` may stand at the top. */
const prefix = "export {};\n";

/** Where a cell's own text starts in its file. */
export const cellStart = prefix.length;

/** A cell as the parser reads it: the file, whose text is the cell's from `cellStart` on, and what is wrong with it. */
export interface ParsedCell {
  file: Ts.SourceFile;
  errors: readonly Ts.DiagnosticWithLocation[];
}

/** Parses a cell, without asking what its names mean. */
export function parseCell(code: string): ParsedCell {
  const ts = compiler();
  const file = ts.createSourceFile("cell.ts", prefix + code, ts.ScriptTarget.ESNext, false);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: Ts.DiagnosticWithLocation[] };
  return { file, errors: parseDiagnostics };
}
