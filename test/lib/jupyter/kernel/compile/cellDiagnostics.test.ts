import { syntaxErrors as errorsOf } from "lib/jupyter/kernel/compile/cellDiagnostics";
import { parseCell } from "lib/jupyter/kernel/compile/parseCell";

const syntaxErrors = (source: string) => errorsOf(parseCell(source));

describe("syntaxErrors", () => {
  it("has nothing to say about what can be read, whatever its types", () => {
    expect(syntaxErrors('const x: number = "text"; await x; for await (const y of x) y;')).toEqual([]);
    expect(syntaxErrors("")).toEqual([]);
  });

  it("tells the place in the cell, the message and its code", () => {
    expect(syntaxErrors("const right = 1;\nconst wrong: number = ;")).toEqual([
      {
        start: { offset: 39, line: 1, character: 22 },
        end: { offset: 40, line: 1, character: 23 },
        messageText: "Expression expected.",
        category: 1,
        code: 1109,
      },
    ]);
  });
});
