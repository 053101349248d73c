import ts from "typescript";
import type * as Ts from "@tslab/typescript-for-tslab";
import { findNames } from "lib/jupyter/kernel/compile/cellNames";
import { describeKept, judgeNames } from "lib/jupyter/kernel/cells/keptNames";

const namesOf = (module: string) => {
  const file = ts.createSourceFile("cell.js", module, ts.ScriptTarget.ESNext, true);
  return findNames(ts as unknown as typeof Ts, file as unknown as Ts.SourceFile);
};

describe("findNames", () => {
  it("finds what a cell declares, imports and assigns to in functions", () => {
    const names = namesOf(`import d, { x as y } from "m"; import * as all from "m";
      const { a, b: [c] } = o; function f() { a1++; [b1] = q; o.p = 1; } class K { static { s1 = 1 } } top1 = 2;
      export { a, c, f, K, d, y, all };`);
    expect([...names.declared]).toEqual(["a", "c", "f", "K"]);
    expect([...names.imported]).toEqual([
      ["d", 'default of "m"'],
      ["y", 'x of "m"'],
      ["all", 'all of "m"'],
    ]);
    expect([...names.functions]).toEqual(["f"]);
    expect([...names.assignedInFunctions]).toEqual(["a1", "b1", "s1"]);
    expect(names.hasTopLevelAwait).toBe(false);
  });

  it.each([
    ["await f();", true],
    ["for await (const x of y) {}", true],
    ["if (a) { const b = [await c]; }", true],
    ["const f = async () => { await g(); };", false],
    ["class A { async m() { for await (const x of y); } }", false],
  ])("tells whether %s awaits at the top", (module, expected) => {
    expect(namesOf(module).hasTopLevelAwait).toBe(expected);
  });
});

describe("judgeNames", () => {
  const names = namesOf(`import { i } from "m"; const a = 1; const b = i(); function g() { return f(); }
    function f() { return b; } const h = () => a; export { i, a, b, g, f, h };`);

  it("keeps what ran and needs nothing that did not, over several steps", () => {
    const judged = judgeNames(names, ["i", "g", "f", "a"]);
    expect(judged.kept).toEqual(["a"]);
    expect(Object.fromEntries(judged.lost)).toEqual({ b: null, h: null, f: "b", g: "f" });
    expect(describeKept(judged)).toEqual([
      "Declared before it stopped, and usable: a.",
      "Not declared: b, h, f (uses b), g (uses f).",
    ]);
  });

  it("says nothing of a cell that declares nothing", () => {
    expect(describeKept(judgeNames(namesOf("f();"), []))).toEqual([]);
  });
});
