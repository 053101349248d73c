import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { contentOf, type Exchange, KernelClient, printed } from "../../../../support/kernelClient";

jest.setTimeout(120_000);

const files: Record<string, string> = {
  "own.ts": `export default function own(): string { return "own"; }
    export let live = 1;
    export const increase = (): number => ++live;
    export class Model { size = 1; }
    export interface Shape { width: number }`,
  "value.ts": "const value = { deep: 1 };\nexport default value;",
  "assigned.ts": "class Assigned { n() { return 1; } }\nexport = Assigned;",
  "plain.js": "module.exports = { n: 1, read() { return this.n; } };",
  "data.json": '{ "x": 5 }',
  "effect.ts": "Object.assign(globalThis, { effects: ((globalThis as any).effects ?? 0) + 1 });",
  "node_modules/common/package.json": '{ "name": "common", "main": "i.js", "types": "i.d.ts" }',
  "node_modules/common/i.js":
    'module.exports = (name) => "hello " + name; module.exports.count = 0; module.exports.bump = () => ++module.exports.count;',
  "node_modules/common/i.d.ts": `declare function hello(name: string): string;
    declare namespace hello { let count: number; function bump(): number; interface Options { loud: boolean } }
    export = hello;`,
  "node_modules/transpiled/package.json": '{ "name": "transpiled", "main": "i.js", "types": "i.d.ts" }',
  "node_modules/transpiled/i.js":
    'Object.defineProperty(exports, "__esModule", { value: true }); exports.default = { a: 1 }; exports.named = 2;',
  "node_modules/transpiled/i.d.ts":
    "declare const a: { a: number }; export default a; export const named: number;",
  "node_modules/modern/package.json":
    '{ "name": "modern", "type": "module", "main": "i.js", "types": "i.d.ts" }',
  "node_modules/modern/i.js":
    'export default () => "modern"; export let n = 1; export const increase = () => ++n;',
  "node_modules/modern/i.d.ts":
    "export default function f(): string; export let n: number; export function increase(): number;",
  "node_modules/noDefault/package.json": '{ "name": "noDefault", "main": "i.js", "types": "i.d.ts" }',
  "node_modules/noDefault/i.js":
    'Object.defineProperty(exports, "__esModule", { value: true }); exports.n = 3;',
  "node_modules/noDefault/i.d.ts": "export const n: number;",
  "node_modules/exported/package.json":
    '{ "name": "exported", "type": "module", "exports": { ".": { "import": { "types": "./d/i.d.ts", "default": "./d/i.js" } }, "./sub/*": { "types": "./d/*.d.ts", "import": "./d/*.js" } } }',
  "node_modules/exported/d/i.js": "export default class A { a() { return 1; } }",
  "node_modules/exported/d/i.d.ts": "export default class A { a(): number; }",
  "node_modules/exported/d/part.js": "export const part = 2;",
  "node_modules/exported/d/part.d.ts": "export const part: number;",
  "node_modules/onlyTypes/package.json": '{ "name": "onlyTypes", "types": "i.d.ts" }',
  "node_modules/onlyTypes/i.d.ts": "export interface Only { n: number }",
};

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "imports-")));
const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};

let kernel: KernelClient;
beforeAll(async () => {
  for (const [file, text] of Object.entries(files)) write(file, text);
  kernel = await KernelClient.start(undefined, folder);
});
afterAll(async () => {
  await kernel?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function run(code: string): Promise<Exchange> {
  const exchange = await kernel.execute(code);
  const { ename, evalue } = contentOf(exchange, "error");
  if (ename !== undefined) throw new Error(`${String(ename)}: ${String(evalue)}\n${code}`);
  return exchange;
}

/** Runs cells and gives what the last one shows. */
async function last(...codes: string[]): Promise<unknown> {
  let shown: unknown;
  for (const code of codes) {
    const { data } = contentOf(await run(code), "execute_result") as { data?: Record<string, unknown> };
    shown = data?.["text/plain"];
  }
  return shown;
}

describe("what a cell imports and later cells use", () => {
  it.each([
    ["a default", 'import fs from "fs";', 'fs.existsSync("/")', "true"],
    [
      "a default and a name",
      'import path, { join } from "node:path";',
      'path.join("a", "b") === join("a", "b")',
      "true",
    ],
    ["a default and all", 'import os, * as allOs from "os";', "os.EOL === allOs.EOL", "true"],
    ["all of a module", 'import * as url from "url";', "typeof url.parse", "'function'"],
    ["another name", 'import { basename as last } from "path";', 'last("a/b")', "'b'"],
    [
      "a default by its name",
      'import { default as util } from "util";',
      "util.isDeepStrictEqual([1], [1])",
      "true",
    ],
    [
      "a global's name",
      'import process from "process"; import { Buffer } from "buffer";',
      "[typeof process.cwd, typeof Buffer.from]",
      "[ 'function', 'function' ]",
    ],
    ["by require", 'import vm = require("vm");', 'vm.runInNewContext("1 + 1")', "2"],
    [
      "a function of CommonJS",
      'import hello from "common"; import helloToo = require("common");',
      '[hello("a"), hello === helloToo]',
      "[ 'hello a', true ]",
    ],
    [
      "types of what is required",
      'import greet = require("common");',
      "const o: greet.Options = { loud: true }; o",
      "{ loud: true }",
    ],
    ["transpiled CommonJS", 'import t, { named } from "transpiled";', "[t.a, named]", "[ 1, 2 ]"],
    ["an ES module", 'import modern, { n } from "modern";', "[modern(), n]", "[ 'modern', 1 ]"],
    [
      "a module without a default",
      'import no, { n as three } from "noDefault"; import metrics from "lib/core/metrics"; import * as all from "noDefault"; import noToo, * as allToo from "noDefault";',
      "[no.n, three, metrics.mean([1, 3]), Object.keys(all), noToo.n, allToo.n].join()",
      "'3,3,2,n,3,3'",
    ],
    [
      "what a package only exports",
      'import A from "exported"; import { part } from "exported/sub/part";',
      "[new A().a(), part]",
      "[ 1, 2 ]",
    ],
    [
      "JSON",
      'import data from "./data.json"; import * as all from "./data.json"; import raw = require("./data.json");',
      "[data.x, all.x, raw.x]",
      "[ 5, 5, 5 ]",
    ],
    [
      "own files",
      'import own, { Model as M } from "./own"; import value from "./value"; import plain from "./plain";',
      "[own(), new M().size, value.deep, plain.read()]",
      "[ 'own', 1, 1, 1 ]",
    ],
    [
      "export =",
      'import A from "./assigned"; import B = require("./assigned");',
      "[new A().n(), A === B]",
      "[ 1, true ]",
    ],
    [
      "lib",
      'import { evalPolicy as ev } from "lib/tabular/evalPolicy"; import * as allEv from "lib/tabular/evalPolicy";',
      "ev === allEv.evalPolicy",
      "true",
    ],
    [
      "types",
      'import type { Shape } from "./own"; import { type Shape as S } from "./own"; import type only = require("onlyTypes");',
      "const s: [Shape, S, only.Only] = [{ width: 1 }, { width: 2 }, { n: 3 }]; s.length",
      "3",
    ],
    [
      "a name of its own for a part",
      'import * as whole from "./own"; import Part = whole.Model;',
      "new Part().size",
      "1",
    ],
    [
      "as it comes",
      'const later = await import("fs"); const { increase: i } = await import("./own");',
      '[later.existsSync("/"), later.default.existsSync("/"), typeof i]',
      "[ true, true, 'function' ]",
    ],
    ["for its effect", 'import "./effect";', "(globalThis as any).effects", "1"],
  ])("is there: %s", async (_kind, cell, use, shown) => {
    await run(cell);
    expect(await last(use)).toBe(shown);
    expect(await last("1 + 1", use)).toBe(shown); // once more, when another cell has come between
  });

  it("has the value of the moment, in the cell that imports and in later ones", async () => {
    await run(`import hi, { count, bump } from "common"; import { n as now, increase as up } from "modern";
      import { live as mine, increase as more } from "./own"; const inCell = () => [count, now, mine];`);
    expect(await last("const before = [count, now, mine]; bump(); up(); more(); before.join()")).toBe(
      "'0,1,1'",
    );
    expect(await last("[count, now, mine, ...inCell(), hi.count].join()")).toBe("'1,2,2,1,2,2,1'");
  });

  it("is there in functions and classes of later cells, and in a cell that fails further down", async () => {
    await run('import events from "events"; import assert from "assert";');
    await run(
      "class Bus extends events {} function same(a: unknown, b: unknown) { assert.deepEqual(a, b); return true; }",
    );
    expect(await last("[new Bus() instanceof events, same([1], [1])]")).toBe("[ true, true ]");
    const failed = await kernel.execute(
      'import zlib from "zlib"; import dns = require("dns"); throw new Error("no");',
    );
    expect(contentOf(failed, "error").evalue).toBe("no");
    expect(await last("[typeof zlib.gzipSync, typeof dns.lookup]")).toBe("[ 'function', 'function' ]");
  });

  it("cannot be assigned to, and a wrong use is a type error", async () => {
    await run('import constant = require("vm"); import fixed from "fs";');
    for (const wrong of ["constant = 3 as any", "fixed = 3 as any", "fixed.nothing", "constant.nothing()"])
      expect(contentOf(await kernel.execute(wrong), "error").ename).toBe("TypeScriptError");
  });
});

describe("what is imported again in a later cell", () => {
  it("is the same under the same name and under another", async () => {
    await run('import again from "fs"; const first = again;');
    await run(
      'import again from "fs"; import other from "fs"; import * as space from "fs"; import eq = require("fs");',
    );
    expect(
      await last("[again === first, other === first, space.existsSync === first.existsSync, eq === first]"),
    ).toBe("[ true, true, true, true ]");
  });

  it("is another module from then on where the name is, and the author is told who keeps the old one", async () => {
    await run('import swapped from "fs"; const usesIt = () => typeof swapped.existsSync;');
    const again = await run('import swapped from "path";');
    expect(printed(again, "stderr")).toMatch(/^usesIt still uses the swapped that cell \d+ imported; .*\n$/);
    expect(await last("[typeof swapped.join, usesIt()]")).toBe("[ 'function', 'function' ]");
    expect(await last("const swapped = 5;", "[swapped, usesIt()]")).toBe("[ 5, 'function' ]");
    expect(await last('import swapped from "fs";', "typeof swapped.existsSync")).toBe("'function'");
  });

  it("is the edited file, also where it was imported before", async () => {
    const names = 'd, { n } from "./edited"; import * as all';
    write("edited.ts", "export default () => 1;\nexport let n = 1;");
    write("editedToo.js", "module.exports = { n: 1 };");
    write("edited.json", '{ "n": 1 }');
    write("editedClass.ts", "class C { n = 1; }\nexport = C;");
    await run(`import ${names} from "./edited"; import js, * as allJs from "./editedToo"; import json from "./edited.json";
      import C = require("./editedClass"); import byDefault from "./editedClass";
      const early = () => [d(), n, all.default(), js.n, allJs.default.n, json.n, new C().n, new byDefault().n].join("");`);
    expect(await last("early()")).toBe("'11111111'");
    write("edited.ts", "export default () => 22;\nexport let n = 22;");
    write("editedToo.js", "module.exports = { n: 22 };");
    write("edited.json", '{ "n": 22 }');
    write("editedClass.ts", "class C { n = 22; }\nexport = C;");
    expect(await last("early()")).toBe(`'${"22".repeat(8)}'`);
    expect(await last("[d(), n, all.n, js.n, allJs.default.n, json.n, new C().n].join()")).toBe(
      "'22,22,22,22,22,22,22'",
    );
    expect(
      await last(
        'import d from "./edited"; import js2 from "./editedToo"; import json = require("./edited.json");',
        "[d(), js2.n, json.n, early()].join()",
      ),
    ).toBe(`'22,22,22,${"22".repeat(8)}'`);
  });

  it("has a type that only its place on this machine names, in a folder outside of the course", async () => {
    await run('import { doorRuns } from "lib/notebook02";\nconst later = () => doorRuns(null as never);');
    expect(await last("typeof later")).toBe("'function'");
    await expect(run("const wrong: () => string = later;")).rejects.toThrow(
      "is not assignable to type 'string'",
    );
  });
});
