import { state } from "./state";

/** Values that come later. */
export const waits = [
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
  state(
    "an emitter's listener",
    [
      "import { EventEmitter } from 'node:events'; const e6 = new EventEmitter(); const t6: number[] = [];",
      "e6.on('x', (v: number) => t6.push(v));",
      "e6.emit('x', 4);",
      "function f() { return t6; }",
    ],
    [4],
  ),
  state(
    "a timer",
    [
      "let k7 = 0;",
      "setTimeout(() => { k7 = 5; }, 0);",
      "await new Promise((r) => setTimeout(r, 30));",
      "function f() { return k7; }",
    ],
    5,
  ),
  state(
    "an async function that is called where it is made",
    [
      "const t8: number[] = [];",
      "(async () => { await null; t8.push(1); })();",
      "function f() { return t8; }",
    ],
    [1],
  ),
  state(
    "several promises at once",
    [
      "const t9: number[] = [];",
      "await Promise.all([1, 2].map(async (x) => { await null; t9.push(x); }));",
      "function f() { return t9; }",
    ],
    [1, 2],
  ),
];
