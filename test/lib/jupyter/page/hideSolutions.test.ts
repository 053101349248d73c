import type { Cell } from "lib/jupyter/notebook";
import { hideSolutions } from "lib/jupyter/page/hideSolutions";

const hidden = (cell_type: "code" | "markdown", source: string): string => {
  const cell = { cell_type, id: "a", metadata: {}, source, execution_count: null, outputs: [] } as Cell;
  return hideSolutions({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] }).cells[0].source;
};

describe("hideSolutions", () => {
  it("puts one line in the place of each solution of a code cell", () => {
    const source = `function f() {
  // BEGIN SOLUTION
  const secret = 1;

  return secret;
  // END SOLUTION
}
function g() {
  // BEGIN SOLUTION 01.4
  // END SOLUTION
}`;
    expect(hidden("code", source)).toBe(
      "function f() {\n  // your answer\n}\nfunction g() {\n  // your answer\n}",
    );
  });

  it("does the same in Markdown", () => {
    const source = "1. Why?\n\n<!-- BEGIN SOLUTION -->\nBecause.\n<!-- END SOLUTION -->\n\nNext";
    expect(hidden("markdown", source)).toBe("1. Why?\n\n*Your answer.*\n\nNext");
  });

  it("leaves other cells as they are", () => {
    expect(hidden("code", "const x = 1; // no END SOLUTION here")).toBe(
      "const x = 1; // no END SOLUTION here",
    );
  });

  it("refuses a solution that would show, since its end is missing", () => {
    const open = () => hidden("code", "// BEGIN SOLUTION\nconst secret = 1;");
    expect(open).toThrow("cell 1, line 1: BEGIN SOLUTION without END SOLUTION");
  });
});
