import { state } from "./state";

/** Objects that the top level changes, by their names. */
export const changes = [
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
