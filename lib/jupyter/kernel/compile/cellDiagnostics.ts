import path from "node:path";
import { type Diagnostic, type Ts, typescript } from "../tslab";
import type { ParsedCell } from "./parseCell";

/** Of no interest: `import x = require()` and `export =` are no ES module's, but what runs is CommonJS. */
const ignored = [1202, 1203];

/** What the parser says about a cell. A cell that it cannot read needs no type checker, which takes several times as long. */
export function syntaxErrors(parsed: ParsedCell): Diagnostic[] {
  return parsed.errors.map((error) => inCell(error, parsed));
}

function inCell({ start, length, ...rest }: Ts.DiagnosticWithLocation, { placeOf }: ParsedCell): Diagnostic {
  return { start: placeOf(start), end: placeOf(start + length), ...told(rest) };
}

function told({ messageText, category, code }: Pick<Ts.Diagnostic, "messageText" | "category" | "code">) {
  const text = typescript().flattenDiagnosticMessageText(messageText, "\n");
  return { messageText: text, category: category as number, code };
}

function inFile({ file, start, length, ...rest }: Ts.DiagnosticWithLocation, cwd: string): Diagnostic {
  const place = (offset: number) => ({ offset, ...file.getLineAndCharacterOfPosition(offset) });
  const fileName = path.relative(cwd, file.fileName);
  return { start: place(start), end: place(start + length), ...told(rest), fileName };
}

/**
 * What TypeScript says about a cell and the files behind it, each message with its place in the cell's own text or in its file.
 * @param file the cell's file
 * @param cwd the folder to which files are named
 */
export function cellDiagnostics(
  diagnostics: readonly Ts.Diagnostic[],
  parsed: ParsedCell,
  file: Ts.SourceFile | undefined,
  cwd = process.cwd(),
): Diagnostic[] {
  return diagnostics
    .filter(({ code, file: place }) => place !== undefined && !ignored.includes(code))
    .map((diagnostic) => {
      const located = diagnostic as Ts.DiagnosticWithLocation;
      return located.file === file ? inCell(located, parsed) : inFile(located, cwd);
    });
}
