import ts from "typescript";
import { bareObject } from "lib/jupyter/kernel/compile/bareObject";

function objectIn(code: string): string | null {
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.ESNext);
  const found = bareObject(file);
  return found && code.slice(found.start, found.end);
}

describe("bareObject", () => {
  it.each([
    ["{ a: 1 }", "{ a: 1 }"],
    ["const x = 1;\n{ x, y: { z: [2] } };", "{ x, y: { z: [2] } }"],
    ["{ ...o, f() { return 1; } } // as it is", "{ ...o, f() { return 1; } }"],
    ["if (a) { b: 1 }\n  { 'c': 2, [d]: 3 }\n", "{ 'c': 2, [d]: 3 }"],
  ])("finds the object that %j ends with", (code, object) => {
    expect(objectIn(code)).toBe(object);
  });

  it.each([
    ["{}"],
    ["{ f(); }"],
    ["{ const a = 1; }"],
    ["{ a: 1 }\nb"],
    ["{ a: while (b) c(); }"],
    ["f({ a: 1 })"],
  ])("finds none in %j", (code) => {
    expect(objectIn(code)).toBeNull();
  });
});
