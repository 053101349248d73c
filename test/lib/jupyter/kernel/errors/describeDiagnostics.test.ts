import type { Diagnostic } from "tslab/dist/converter";
import { describeDiagnostics } from "lib/jupyter/kernel/errors/describeDiagnostics";

const at = (line: number, character: number) => ({ line, character, offset: 0 });
const diagnostic = (line: number, from: number, to: number, messageText: string): Diagnostic => ({
  start: at(line, from),
  end: at(line, to),
  messageText,
  category: 1,
  code: 2322,
});
const plain = (lines: string[]): string[] =>
  lines
    .join("\n")
    .replace(/\u001b\[\d+m/g, "")
    .split("\n");

describe("describeDiagnostics", () => {
  it("shows message, code, place and the underlined source", () => {
    const error = describeDiagnostics([diagnostic(1, 6, 7, "Wrong.\n  Because.")], "let b;\nconst a = 1;", 7);
    expect(error).toMatchObject({ ename: "TypeScriptError", evalue: "2:7 - Wrong.\n  Because." });
    expect(plain(error.traceback)).toEqual([
      "TS2322: Wrong.",
      "  Because.",
      "  cell 7, line 2:7",
      "  1 │ let b;",
      "> 2 │ const a = 1;",
      "    │       ~",
    ]);
  });

  it("shows ten errors and says how many more there are", () => {
    const many = Array.from({ length: 22 }, () => diagnostic(0, 0, 1, "Wrong."));
    const { evalue, traceback } = describeDiagnostics(many, "x", 1);
    expect(evalue.split("\n")).toHaveLength(11);
    expect(traceback.at(-1)).toBe("… and 12 more");
  });

  it("names a file that is not there without its code", () => {
    const error = describeDiagnostics([{ ...diagnostic(0, 0, 1, "Wrong."), fileName: "gone.ts" }], "x", 1);
    expect(plain(error.traceback)).toEqual(["TS2322: Wrong.", "  gone.ts:1:1"]);
  });
});
