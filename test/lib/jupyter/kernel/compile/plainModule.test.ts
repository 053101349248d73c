import ts from "typescript";
import { withoutExports } from "lib/jupyter/kernel/compile/plainModule";

const prefix = "export {};\n";
const plain = (code: string): string =>
  withoutExports(ts.createSourceFile("cell.ts", prefix + code, ts.ScriptTarget.ESNext)).slice(prefix.length);

describe("withoutExports", () => {
  it.each([
    ["export const a = 1;", "       const a = 1;"],
    ["export async function f() {}", "       async function f() {}"],
    ["export default class A {}", "               class A {}"],
    ["export default class {}", "var _default = class {}"],
    ["export default { a: 1 };", "var _default = { a: 1 };"],
    ["export { a, b as c };", "                     "],
    ['export { a } from "m";', 'import { a } from "m";'],
    ['export * as m from "m";', 'import * as m from "m";'],
    ['export * from "m";', 'import        "m";'],
    ['export { default } from "m";', 'import                  "m";'],
    ['export type { T } from "m";', 'import type { T } from "m";'],
    ["export = a;", "void     a;"],
    ["export {\n  a,\n};", "        \n    \n  "],
  ])("makes of %j a text with every place where it was", (code, expected) => {
    expect(plain(code)).toBe(expected);
  });

  it("leaves what exports nothing, and exports inside of a namespace", () => {
    const code = "const a = 1; namespace N { export const b = 2; } declare global { export interface I {} }";
    expect(plain(code)).toBe(code);
  });
});
