import ts from "typescript";
import { findNames } from "lib/jupyter/kernel/compile/cellNames";
import { describeKept, judgeNames } from "lib/jupyter/kernel/cells/keptNames";

const namesOf = (cell: string) => findNames(ts.createSourceFile("cell.ts", cell, ts.ScriptTarget.ESNext));

describe("findNames", () => {
  it("finds what a cell declares, imports and assigns to in functions", () => {
    const names = namesOf(`import d, { x as y } from "m"; import * as all from "m";
      const { a, b: [c] } = o; function f() { a1++; [b1] = q; o.p = 1; } class K { static { s1 = 1 } } top1 = 2;
      if (q) { var inside = 1; let hidden = 2; } interface Shape {} declare const ambient: Shape; enum E {}`);
    expect([...names.declared]).toEqual(["a", "c", "f", "K", "inside", "E"]);
    expect([...names.all]).toEqual(["Shape", "ambient", ...names.declared, ...names.imported.keys()]);
    expect([...names.imported]).toEqual([
      ["d", 'default of "m"'],
      ["y", 'x of "m"'],
      ["all", 'all of "m"'],
    ]);
    expect([[...names.hoisted], [...names.inBlocks]]).toEqual([["f", "inside"], ["inside"]]);
    expect([...names.assignedInFunctions]).toEqual(["a1", "b1", "s1"]);
    expect(names.hasTopLevelAwait).toBe(false);
  });

  it("finds imports of whole modules, and no mention in a type", () => {
    const names = namesOf(
      'import m = require("m"); class K extends Base<T> { f(x: Shape): Shape { return x; } }',
    );
    expect([...names.imported]).toEqual([["m", 'require("m")']]);
    expect([...names.mentions.get("K")!]).toEqual(["K", "Base", "f", "x"]);
  });

  it.each([
    ["await f();", true],
    ["for await (const x of y) {}", true],
    ["if (a) { const b = [await c]; }", true],
    ["{ await using a = b; }", true],
    ["const f = async () => { await g(); };", false],
    ["class A { async m() { for await (const x of y); } }", false],
  ])("tells whether %s awaits at the top", (module, expected) => {
    expect(namesOf(module).hasTopLevelAwait).toBe(expected);
  });
});

describe("judgeNames", () => {
  const names = namesOf(`import { i } from "m"; const a = 1; const b = i(); function g() { return f(); }
    function f() { return b; } const h = () => a;`);

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
