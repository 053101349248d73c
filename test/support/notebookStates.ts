/** Cells of a notebook that leave a function `f` behind, and what a call of it gives in the notebook after Run All. */
export interface NotebookState {
  title: string;
  cells: string[];
  call: string;
  value: unknown;
}

const state = (title: string, cells: string[], value: unknown, call = "f()"): NotebookState => ({
  title,
  cells,
  call,
  value,
});

const assignments = [
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

const mutations = [
  state(
    "push",
    [
      "const table: number[] = [];",
      "table.push(3); table.push(...[4, 5]);",
      "function f() { return table; }",
    ],
    [3, 4, 5],
  ),
  state(
    "a Map that a loop fills",
    [
      "const memo = new Map<number, number>();",
      "for (const k of [1, 2]) memo.set(k, 10 * k);",
      "function f(k: number) { return memo.get(k) ?? -1; }",
    ],
    20,
    "f(2)",
  ),
  state(
    "a Set, and delete",
    [
      "const seen = new Set([1, 2]); const o: Record<string, number> = { a: 1, b: 2 };",
      "seen.delete(1); delete o.a;",
      "function f() { return [...seen, ...Object.keys(o)]; }",
    ],
    [2, "b"],
  ),
  state(
    "sort, reverse, splice and fill in place",
    [
      "const t = [3, 1, 2]; const z = new Float64Array(2);",
      "t.sort((a, b) => a - b); t.reverse(); t.splice(0, 1); z.fill(4); z.set([5], 1);",
      "function f() { return [...t, ...z]; }",
    ],
    [2, 1, 4, 5],
  ),
  state(
    "another name for the same table",
    ["const table = [1];", "const t = table;\nt.push(2);", "function f() { return table; }"],
    [1, 2],
  ),
  state(
    "rows of a table",
    [
      "const table = [[0, 0], [0, 0]];",
      "for (const row of table) row[0] = 1;",
      "table.forEach((row, i) => row.fill(i, 1));",
      "const last = table[1];\nlast.push(9);",
      "function f() { return table; }",
    ],
    [
      [1, 0],
      [1, 1, 9],
    ],
  ),
  state(
    "a table inside another",
    [
      "const table = [1]; const store = { table, list: [] as number[][] };",
      "store.list.push(table); store.list[0].push(2); store.table.push(3);",
      "function f() { return table; }",
    ],
    [1, 2, 3],
  ),
  state(
    "a function that fills its argument",
    [
      "function fill(t: number[]) { for (let i = 0; i < 2; i++) t[i] = 7; }",
      "const table: number[] = [];",
      "fill(table);",
      "function f() { return table; }",
    ],
    [7, 7],
  ),
  state(
    "a function that fills its argument through another",
    [
      "const put = (t: number[], x: number) => { t.push(x); }; const fill = (t: number[]) => { put(t, 7); };",
      "const table: number[] = []; const done = fill(table);",
      "function f() { return table; }",
    ],
    [7],
  ),
  state(
    "a function that sets a variable",
    [
      "let table: number[] | undefined;\nfunction init() { table = [1, 2]; }",
      "init();",
      "function f() { return table; }",
    ],
    [1, 2],
  ),
  state(
    "a function that the graded one calls too",
    [
      "const table: number[] = [];\nfunction add(x: number) { table.push(x); return table.length; }",
      "add(1); add(2);",
      "function f(i: number) { while (table.length <= i) add(0); return table[i]; }",
    ],
    2,
    "f(1)",
  ),
  state(
    "a function of an object, and one of a class",
    [
      "const table: number[] = []; const tools = { add(x: number) { table.push(x); } };\nclass Store { rows: number[] = []; put(x: number) { this.rows.push(x); table.push(x); return this; } }",
      "const store = new Store();",
      "tools.add(1); store.put(2).put(3);",
      "function f() { return [table, store.rows]; }",
    ],
    [
      [1, 2, 3],
      [2, 3],
    ],
  ),
  state(
    "what a factory made",
    [
      "const table: number[] = []; const adder = (t: number[]) => (x: number) => { t.push(x); };",
      "const add = adder(table);",
      "add(4);",
      "function f() { return table; }",
    ],
    [4],
  ),
  state(
    "a counter",
    ["let n = 0; const next = () => ++n;", "next(); const second = next();", "function f() { return n; }"],
    2,
  ),
  state(
    "callbacks by name",
    [
      "const table: number[] = []; const add = (x: number) => { table.push(x); }; const clear = (row: number[]) => { row.length = 0; };",
      "[1, 2].forEach(add); [table].forEach((t) => t.push(3));",
      "const rows = [[1], [2]]; rows.forEach(clear);",
      "function f() { return [table, rows]; }",
    ],
    [
      [1, 2, 3],
      [[], []],
    ],
  ),
  state(
    "a function called where it is made",
    [
      "const table = [0];",
      "(() => { table[0] = 3; })();\n(function (t: number[]) { t.push(4); })(table);",
      "function f() { return table; }",
    ],
    [3, 4],
  ),
  state(
    "Object.assign, Reflect.set and apply",
    [
      "const c: Record<string, number> = {}; const t: number[] = [];",
      "Object.assign(c, { gamma: 0.9 }); Reflect.set(c, 'k', 2); Array.prototype.push.apply(t, [1, 2]);",
      "function f() { return [c, t]; }",
    ],
    [{ gamma: 0.9, k: 2 }, [1, 2]],
  ),
  state(
    "a property of a function",
    ["function f(x: number) { return (f as any).factor * x; }", "(f as any).factor = 3;"],
    6,
    "f(2)",
  ),
  state(
    "a prototype",
    [
      "class Solver { x = 2; }\ninterface Solver { twice(): number }",
      "Solver.prototype.twice = function () { return 2 * this.x; };",
      "function f() { return new Solver().twice(); }",
    ],
    4,
  ),
  state(
    "a prototype of the language's own",
    [
      "(Array.prototype as any).total = function () { return this.reduce((a: number, b: number) => a + b, 0); };",
      "function f(xs: number[]) { return (xs as any).total(); }",
    ],
    6,
    "f([1, 2, 3])",
  ),
  state(
    "a property of the global object",
    ["(globalThis as any).factor = 5;", "function f() { return (globalThis as any).factor; }"],
    5,
  ),
  state(
    "conditions, commas and operators as statements",
    [
      "const t: number[] = []; const on = true;",
      "on && t.push(1); on ? t.push(2) : t.push(3); t.push(4), t.push(5);",
      "function f() { return t; }",
    ],
    [1, 2, 4, 5],
  ),
  state(
    "a namespace's variable",
    [
      "namespace Settings { export let gamma = 0; }\nSettings.gamma = 0.5;\nfunction f() { return Settings.gamma; }",
    ],
    0.5,
  ),
  state(
    "a table that grows with itself",
    [
      "let fib = [1, 1];",
      "while (fib.length < 6) fib = [...fib, fib.at(-1)! + fib.at(-2)!];",
      "const f = (i: number) => fib[i];",
    ],
    8,
    "f(5)",
  ),
];

const waiting = [
  state(
    "a constant that waits",
    ["const w = await Promise.resolve(3);", "function f() { return w + 1; }"],
    4,
  ),
  state(
    "a loop that waits",
    [
      "const t: number[] = [];",
      "for await (const x of [Promise.resolve(1), 2]) t.push(x);\nawait (async () => { t.push(3); })();",
      "function f() { return t; }",
    ],
    [1, 2, 3],
  ),
  state(
    "a function that is waited for",
    [
      "let table: number[] = []; async function init() { await null; table = [5]; }",
      "await init();",
      "function f() { return table; }",
    ],
    [5],
  ),
  state(
    "a promise that nobody waits for",
    ["let w = 0;", "Promise.resolve(5).then((v) => { w = v; });", "function f() { return w; }"],
    5,
  ),
  state(
    "a module that is imported on the way",
    ["const { format } = await import('node:util');", "function f() { return format('%d', 3); }"],
    "3",
  ),
  state(
    "a required module",
    ["const util = require('node:util');", "function f() { return util.format('%d', 3); }"],
    "3",
  ),
];

const order = [
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

/** Notebooks whose state matters to a function, each with what the notebook itself answers. */
export const notebookStates: NotebookState[] = [...assignments, ...mutations, ...waiting, ...order];
