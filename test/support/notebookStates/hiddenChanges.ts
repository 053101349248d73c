import { state } from "./state";

/** Objects that the top level changes by another name, or through what calls what. */
export const hiddenChanges = [
  state(
    "an object that steps itself",
    [
      "const rng = { s: 1, next() { this.s = (this.s * 5) % 7; return this.s; } };",
      "rng.next(); const z = rng.next();",
      "function f() { return rng.s; }",
    ],
    4,
  ),
  state(
    "functions that share a hidden variable",
    [
      "const { inc, get } = (() => { let n = 0; return { inc: () => ++n, get: () => n }; })();",
      "inc(); inc();",
      "function f() { return get(); }",
    ],
    2,
  ),
  state(
    "a generator that has run",
    [
      "function* gen() { let i = 0; while (true) yield i++; } const it = gen();",
      "it.next(); it.next();",
      "function f() { return it.next().value; }",
    ],
    2,
  ),
  state(
    "a part that was taken out and changed",
    [
      "const store = { rows: [] as number[] };",
      "const { rows } = store;",
      "rows.push(1);",
      "function f() { return store; }",
    ],
    { rows: [1] },
  ),
  state(
    "elements that were selected and changed",
    [
      "const objs = [{ on: true, x: 1 }, { on: false, x: 2 }];",
      "const filtered = objs.filter((o) => o.on); filtered[0].x = 5;",
      "function f() { return objs; }",
    ],
    [
      { on: true, x: 5 },
      { on: false, x: 2 },
    ],
  ),
  state(
    "the values of a Map",
    [
      "const mp = new Map([['a', { n: '' }]]);",
      "for (const [k, v] of mp) v.n = k;",
      "function f() { return [...mp.values()]; }",
    ],
    [{ n: "a" }],
  ),
  state(
    "casts, optional calls and methods by index",
    [
      "const t3: number[] = []; let u3: number[] | undefined = t3;",
      "(t3 as number[]).push(2); t3!.push(3); u3?.push(4); t3['push'](5);",
      "function f() { return t3; }",
    ],
    [2, 3, 4, 5],
  ),
  state(
    "what a constructor does to its argument",
    [
      "class Filler { constructor(x: number[]) { x.push(1); } } const t4: number[] = [];",
      "new Filler(t4); const q4 = new Filler(t4);",
      "function f() { return t4; }",
    ],
    [1, 1],
  ),
  state(
    "a setter",
    [
      "const t5: number[] = []; const o5 = { set value(x: number) { t5.push(x); } };",
      "o5.value = 3;",
      "function f() { return t5; }",
    ],
    [3],
  ),
  state(
    "a class that was declared again",
    [
      "class A { v() { return 1; } } const a12 = new A();",
      "class A { v() { return 2; } }",
      "function f() { return [a12.v(), new A().v()]; }",
    ],
    [1, 2],
  ),
  state(
    "an imported name that was declared again",
    [
      "import { format } from 'node:util'; const s13 = format('%d', 1);",
      "const format = (x: string) => x + '!';",
      "function f() { return [s13, format('a')]; }",
    ],
    ["1", "a!"],
  ),
  state(
    "the same import in two cells",
    [
      "import { format, inspect } from 'node:util'; const s14 = format('%d', 1);",
      "import { format } from 'node:util'; const q14 = inspect(3);",
      "function f() { return [s14, q14, format('b')]; }",
    ],
    ["1", "3", "b"],
  ),
  state(
    "a function that remembers",
    [
      "const cache16 = new Map<number, number>(); const memoize = (g: (x: number) => number) => (x: number) => { if (!cache16.has(x)) cache16.set(x, g(x)); return cache16.get(x)!; };",
      "const f = memoize((x) => 2 * x);",
      "f(3); f(4);",
      "const n16 = cache16.size;",
    ],
    [10],
    "[f(5)]",
  ),
  state("a variable named module", ["const module = 'x';", "function f() { return module; }"], "x"),
  state(
    "where a regular expression stands",
    ["const re = /a/g;", "re.test('aa');", "function f() { return re.lastIndex; }"],
    1,
  ),
  state(
    "a part that a function hands out",
    [
      "const W = [[0, 0]]; const rowOf = (i: number) => W[i];",
      "rowOf(0)[1] = 7;",
      "function f() { return W; }",
    ],
    [[0, 7]],
  ),
  state(
    "a recursion that fills a table",
    [
      "const tree: Record<number, number> = {}; function fill(n: number) { if (n > 0) { tree[n] = n; fill(n - 1); } }",
      "fill(3);",
      "function f() { return tree; }",
    ],
    { "1": 1, "2": 2, "3": 3 },
  ),
  state(
    "two functions that call each other and keep a list",
    [
      "const seen: number[] = []; const even = (n: number): boolean => { seen.push(n); return n === 0 || odd(n - 1); };\nconst odd = (n: number): boolean => n !== 0 && even(n - 1);",
      "const r = even(4);",
      "function f() { return seen; }",
    ],
    [4, 2, 0],
  ),
  state(
    "a table that is handed to reduce",
    [
      "const acc: number[] = [];",
      "[1, 2].reduce((t, x) => { t.push(x); return t; }, acc);",
      "function f() { return acc; }",
    ],
    [1, 2],
  ),
  state(
    "fields that read a variable when an object is made",
    [
      "let seed = 1; class R { s = seed; }",
      "seed = 5; const r1 = new R();",
      "seed = 6;",
      "function f() { return [r1.s, new R().s]; }",
    ],
    [5, 6],
  ),
];
