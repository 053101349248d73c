import { type Ts, typescript } from "../tslab";

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
  const ts = typescript();
  const file = ts.createSourceFile("cell.ts", prefix + code, ts.ScriptTarget.ESNext, false);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: Ts.DiagnosticWithLocation[] };
  return { file, errors: parseDiagnostics };
}
