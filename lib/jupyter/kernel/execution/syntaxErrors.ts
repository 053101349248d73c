import type * as Ts from "@tslab/typescript-for-tslab";
import type { Diagnostic } from "tslab/dist/converter";

// As an import it would be read before typescriptOptions has replaced it for tslab.
const compiler = (): typeof Ts => require("@tslab/typescript-for-tslab") as typeof Ts;

/** Makes a module of every cell, in which `await` may stand at the top. */
const prefix = "export {};\n";

/** What the parser says about a cell. A cell that it cannot read needs no type checker, which takes several times as long. */
export function syntaxErrors(source: string): Diagnostic[] {
  const ts = compiler();
  const file = ts.createSourceFile("cell.ts", prefix + source, ts.ScriptTarget.ESNext, false);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: Ts.DiagnosticWithLocation[] };
  return parseDiagnostics.map(({ start, length, messageText, category, code }) => {
    const place = (offset: number) => {
      const { line, character } = file.getLineAndCharacterOfPosition(offset);
      return { offset: offset - prefix.length, line: line - 1, character };
    };
    const text = ts.flattenDiagnosticMessageText(messageText, "\n");
    return { start: place(start), end: place(start + length), messageText: text, category, code };
  });
}
