import { state } from "./state";

/** What the notebook allows besides. */
export const settings = [
  state(
    "a function that is called above its declaration",
    [
      "const table = [twice(1), twice(2)];\nfunction twice(x: number) { return 2 * x; }",
      "function f() { return table; }",
    ],
    [2, 4],
  ),
  state(
    "overloads",
    ["function f(x: string): string; function f(x: number): number; function f(x: any) { return x; }"],
    3,
    "f(3)",
  ),
  state(
    "what only newer JavaScript has",
    ["function f(xs: number[]) { return [xs.findLast((x) => x < 3), ...xs.toSorted()]; }"],
    [1, 1, 3],
    "f([3, 1])",
  ),
  state(
    "types of Node",
    ["function f(b: Buffer, t?: NodeJS.Timeout): number { return b.length + (t ? 1 : 0); }"],
    2,
    "f(Buffer.from('ab'))",
  ),
  state(
    "a type error that the student switched off",
    ["// @ts-ignore\nconst k: number = 'x';", "function f() { return k; }"],
    "x",
  ),
  state(
    "a cell that fails halfway",
    [
      "const t = [1];",
      "t.push(2); (undefined as any).x; t.push(3);",
      "function f() { return t.slice(0, 2); }",
    ],
    [1, 2],
  ),
];
