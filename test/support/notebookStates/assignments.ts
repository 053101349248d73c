import { state } from "./state";

/** Variables that get another value at the top level. */
export const assignments = [
  state(
    "a table that a loop fills",
    [
      "const table: number[] = [];\nfor (let i = 0; i < 4; i++) table[i] = i * i;",
      "function f(i: number) { return table[i]; }",
    ],
    9,
    "f(3)",
  ),
  state(
    "a table of tables that nested loops fill",
    [
      "const t = [[0, 0], [0, 0]];",
      "for (let i = 0; i < 2; i++) { for (let j = 0; j < 2; j++) t[i][j] = i + j; }",
      "function f() { return t; }",
    ],
    [
      [0, 1],
      [1, 2],
    ],
  ),
  state(
    "a variable that a later cell assigns",
    ["let gamma = 0;", "function f() { return gamma; }", "gamma = 0.9;"],
    0.9,
  ),
  state(
    "a function that gets its value later",
    ["let f: (x: number) => number;", "f = function (x) { return 2 * x; };"],
    6,
    "f(3)",
  ),
  state(
    "a function without a type that gets its value in the same cell",
    ["let f; f = function (x: number) { return 2 * x; };"],
    6,
    "f(3)",
  ),
  state(
    "a function that a later cell wraps",
    [
      "const wrap = (g: (x: number) => number) => (x: number) => g(x) + 1;",
      "let f = (x: number) => 2 * x;",
      "f = wrap(f);",
    ],
    7,
    "f(3)",
  ),
  state(
    "a destructuring assignment",
    ["let a = 1; let b = 2;", "[a, b] = [b, a];", "function f() { return 10 * a + b; }"],
    21,
  ),
  state(
    "a destructuring assignment to an object's names",
    [
      "let a = 1; let b = 2;",
      "({ a, c: b = 7 } = { a: 5 } as { a: number; c?: number });",
      "function f() { return 10 * a + b; }",
    ],
    57,
  ),
  state(
    "steps and operators",
    [
      "let n = 1;",
      "n++; n += 5; n *= 2;",
      "let m: number | undefined;\nm ??= 4;",
      "function f() { return n + m!; }",
    ],
    18,
  ),
  state(
    "a value chosen by an if",
    ["let k = 0;", "if (1 + 1 === 2) { k = 5; } else { k = 6; }", "function f() { return k; }"],
    5,
  ),
  state(
    "a value from while, do, switch, try and a label",
    [
      "let k = 0;",
      "while (k < 3) k++;",
      "do { k++; } while (k < 5);",
      "switch (k) { case 5: k = 50; }",
      "try { k += 1; throw new Error('x'); } catch { k += 2; } finally { k += 4; }",
      "outer: for (;;) { k += 8; break outer; }",
      "function f() { return k; }",
    ],
    65,
  ),
  state(
    "a swap through a third variable",
    ["let a = 1; let b = 2;", "const before = a; a = b; b = before;", "function f() { return [a, b]; }"],
    [2, 1],
  ),
  state(
    "a name that was declared again keeps what was computed from it before",
    [
      "const gamma = 0.5;\nconst scale = 1 / (1 - gamma);\nfunction f() { return [scale, gamma]; }",
      "const gamma = 0.9;",
    ],
    [2, 0.9],
  ),
  state(
    "a helper that was declared again with another type",
    ["let size = 1; function f() { return size; }", "let size = 'large';"],
    "large",
  ),
  state(
    "two types of one name",
    [
      "type T = number; function g(x: T): T { return x + 1; }",
      "type T = string; function f(x: T): T { return x + g(3); }",
    ],
    "a4",
    "f('a')",
  ),
  state(
    "a table computed by a function that was declared again",
    [
      "function f(x: number) { return x + 1; }",
      "const table = [f(1), f(2)];",
      "function f(x: number) { return table[x]; }",
    ],
    3,
    "f(1)",
  ),
];
