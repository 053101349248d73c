import { type Diagnostic, typescript } from "../tslab";
import { cellStart, type ParsedCell } from "./parseCell";

/** What the parser says about a cell. A cell that it cannot read needs no type checker, which takes several times as long. */
export function syntaxErrors({ file, errors }: ParsedCell): Diagnostic[] {
  const ts = typescript();
  return errors.map(({ start, length, messageText, category, code }) => {
    const place = (offset: number) => {
      const { line, character } = file.getLineAndCharacterOfPosition(offset);
      return { offset: offset - cellStart, line: line - 1, character };
    };
    const text = ts.flattenDiagnosticMessageText(messageText, "\n");
    return { start: place(start), end: place(start + length), messageText: text, category, code };
  });
}
