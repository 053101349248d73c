import { declaredNames, OutdatedNames } from "lib/jupyter/kernel/cells/outdatedNames";
import { parseCell } from "lib/jupyter/kernel/compile/parseCell";

const everything = () => true;

/** What a first cell declares, by what each declaration mentions. */
function book(mentions: Record<string, string[]>): OutdatedNames {
  const names = new OutdatedNames();
  const sets = Object.entries(mentions).map(([name, used]) => [name, new Set(used)] as const);
  names.declared(Object.keys(mentions), new Map(sets));
  return names;
}

describe("declaredNames", () => {
  it("finds what stands at the top of a cell, and which of it can be called", () => {
    const cell = parseCell(
      "function f() { const no = 1; } class C {} const g = () => 1, n = 2; let { a, b: [c] } = x; interface I {} f();",
    );
    expect([...declaredNames(cell)]).toEqual([
      ["f", true],
      ["C", true],
      ["g", true],
      ["n", false],
      ["a", false],
      ["c", false],
    ]);
  });
});

describe("OutdatedNames", () => {
  it("knows that a name is older than its cell, until a cell declares it", () => {
    const names = book({ f: [] });
    expect(names.behind(["f"])).toEqual([]);
    names.failed(parseCell("function f(): number { return 'x'; }"), everything, 3, "types");
    expect(names.behind(["f"])).toEqual([{ name: "f", cell: 3, why: "types" }]);
    names.declared(["f"], new Map());
    expect(names.behind(["f"])).toEqual([]);
  });

  it("says nothing of names that do not stand for anything yet", () => {
    const names = book({});
    names.failed(parseCell("function f() {}"), () => false, 3, "syntax");
    expect(names.behind(["f"])).toEqual([]);
  });

  it("finds what a function uses, also through others, in a circle too", () => {
    const names = book({ f: ["g"], g: ["h"], h: ["f"], other: [] });
    names.failed(parseCell("const h = () => 1; function other() {}"), everything, 4, "error");
    expect(names.behind(["f"])).toEqual([{ name: "h", cell: 4, why: "error" }]);
  });

  it("does not take a variable of the same name for what a function uses", () => {
    const names = book({ f: ["n"], n: [] });
    names.failed(parseCell("const n = 'x' * 2;"), everything, 4, "types");
    expect(names.behind(["f"])).toEqual([]);
    expect(names.behind(["n"])).toHaveLength(1);
  });
});
