import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { compileFunction } from "node:vm";
import { slice, type Sliced } from "grading/notebook/slice";

const given = (name: string): unknown => ({
  double: (x: number) => (name === "lib/core/given" ? 2 * x : NaN),
});

/** Evaluates a slice as the student host does. */
function evaluate(
  sliced: Sliced | undefined,
  free: Record<string, unknown> = {},
  load: (name: string) => unknown = given,
): Record<string, (...args: unknown[]) => unknown> {
  if (sliced?.status !== "ok") throw new Error(`not gradable: ${JSON.stringify(sliced)}`);
  const exports = {};
  const names = Object.keys(free);
  const run = compileFunction(sliced.js, ["exports", "require", ...names]) as (...values: unknown[]) => void;
  run(exports, load, ...names.map((name) => free[name]));
  return exports;
}

let library: string;
beforeAll(() => {
  library = mkdtempSync(path.join(tmpdir(), "slice-"));
  mkdirSync(path.join(library, "core"));
  const declarations = `export interface Pair { a: number; b: number }\nexport declare function double(x: number): number;\n`;
  writeFileSync(path.join(library, "core/given.d.ts"), declarations);
});
afterAll(() => rmSync(library, { recursive: true, force: true }));

/** Slices one exercise that wants `f` (or other names) from code cells given as texts. */
function one(sources: string[], functions = ["f"], remote: string[] = []): Sliced {
  const cells = sources.map((source) => ({ source }));
  return slice(cells, [{ exercise: "1.1", functions, remote }], { strippedLib: library })[0] as Sliced;
}

describe("slice", () => {
  it("keeps what a function uses and runs no top-level experiment", () => {
    const sliced = one([
      `import { double, type Pair } from "lib/core/given";`,
      `const offset = 3; const experiment = explode();\nfunction explode(): never { throw new Error("ran"); }`,
      `const f = (p: Pair): number => helper(p.a) + offset;`,
      `function helper(x: number) { const experiment = double(x); return experiment; }\nexplode();`,
    ]);
    expect(evaluate(sliced).f?.({ a: 5, b: 0 })).toBe(13);
  });

  it("takes the last declaration of a name, as Run All leaves it", () => {
    const sliced = one([
      `const k = 1, rest = 10;\nfunction f() { return k + rest; }`,
      `const k = 2;`,
      `const [k] = [5];`,
    ]);
    expect(evaluate(sliced).f?.()).toBe(15);
  });

  it("keeps the live half of a destructuring whose other half was declared again", () => {
    const sliced = one([
      `const { x, y } = { x: 1, y: 2 };`,
      `const y = 40;`,
      `function f() { return x + y; }`,
    ]);
    expect(evaluate(sliced).f?.()).toBe(41);
  });

  it("leaves what was computed before a name was declared again as it was", () => {
    const sliced = one([
      `const gamma = 0.5;\nconst scale = 1 / (1 - gamma);\nfunction f() { return [scale, gamma]; }`,
      `const gamma = 0.9;`,
    ]);
    expect(evaluate(sliced).f?.()).toEqual([2, 0.9]);
  });

  it("puts first what stands below its first use, as in a session whose cells ran in another order", () => {
    const sliced = one([`const scale = 2 * gamma;\nfunction f() { return scale; }`, `const gamma = 0.5;`]);
    expect(evaluate(sliced).f?.()).toBe(1);
  });

  it("leaves remote functions to the grader", () => {
    const sources = [
      `function g(): number { throw new Error("TODO: exercise 1.1"); }`,
      `function f(x: number) { return g() + x; }`,
    ];
    const sliced = one(sources, ["f"], ["g"]);
    expect(evaluate(sliced, { g: () => 41 }).f?.(1)).toBe(42);
  });

  it("loses with a syntax error only what the cell declares", () => {
    const cells = [
      { source: "function g() { return 1 }" },
      { source: "let a = ;\nfunction f( {", gradeId: "ex-1-2", number: 9 },
    ];
    const wanted = [
      { exercise: "1.1", functions: ["g"], remote: [] },
      { exercise: "1.2", functions: ["f"], remote: [] },
    ];
    const [first, second] = slice(cells, wanted, { strippedLib: library });
    expect(evaluate(first).g?.()).toBe(1);
    expect(second).toMatchObject({ status: "not-gradable", reason: "syntax" });
    expect((second as { diagnostics: string[] }).diagnostics[0]).toMatch(
      /^cell 9 \(exercise 1\.2\), line 1: /,
    );
  });

  describe("of a cell as it was handed out", () => {
    const released = [
      "interface Step { next: number }",
      "const step: Step = { next: 1 };",
      'function g(s: Step): number {\n  const k = 2;\n  throw new Error("TODO: exercise 1.1");\n}',
    ].join("\n");
    const wanted = [
      { exercise: "1.1", functions: ["g"], remote: [] },
      { exercise: "1.2", functions: ["f"], remote: [] },
    ];
    const user = { source: "function f(s: Step) { return s.next + step.next; }", gradeId: "ex-1-2" };
    const sliced = (first: string, ...more: string[]) =>
      slice(
        [{ source: first, gradeId: "ex-1-1", released }, user, ...more.map((source) => ({ source }))],
        wanted,
        { strippedLib: library },
      );

    it("takes what is given where the student's cell does not compile or lacks it", () => {
      for (const source of ["interface Step { next: number }\nlet a = (;", "function g() { return 2; }"]) {
        const [first, second] = sliced(source);
        expect(first?.status).toBe(source.includes("(;") ? "not-gradable" : "ok");
        expect(evaluate(second).f?.({ next: 4 })).toBe(5);
      }
    });

    it("takes what is given where the student's change of it fails in another exercise", () => {
      const [, second] = sliced(released.replace("next: number", "next: numb").replace("{ next: 1 }", "{}"));
      expect(evaluate(second).f?.({ next: 4 })).toBe(5);
    });

    it("prefers what the student has made of it, wherever that stands", () => {
      const [, second] = sliced("let a = (;", "const step = { next: 10 };\ninterface Step { next: number }");
      expect(evaluate(second).f?.({ next: 4 })).toBe(14);
    });

    it("lets no stub stand before a function that the student wrote, above or below it", () => {
      const own = "const g = (s: { next: number }) => 7 * s.next;";
      for (const cells of [
        [released, own],
        [own, released],
        [own, released.replace("s: Step", "state: Step")],
      ]) {
        const all = cells.map((source) => ({ source, gradeId: "ex-1-1", released }));
        expect(evaluate(slice(all, wanted, { strippedLib: library })[0]).g?.({ next: 2 })).toBe(14);
      }
      expect(() => evaluate(sliced(released)[0]).g?.({ next: 2 })).toThrow("TODO: exercise 1.1");
    });

    it("saves a helper above a syntax error for other exercises, and never the exercise's own functions", () => {
      const [first, second] = sliced(
        "const twice = (x: number) => 2 * x;\nfunction g() { return 1; }\nlet a = (;",
        "function f(s: Step) { return twice(s.next); }",
      );
      expect(first).toMatchObject({ status: "not-gradable", reason: "syntax" });
      expect(evaluate(second).f?.({ next: 4 })).toBe(8);
    });
  });

  it("says the cell and line of a type error and loses only the functions that it touches", () => {
    const sliced = one(
      [
        `const n = 1;\nfunction g(): number {\n  return "a" * n;\n}\nfunction f() { return n; }\nfunction h() { return g(); }`,
      ],
      ["f", "g", "h"],
    );
    expect(sliced).toMatchObject({ status: "ok", missing: ["g", "h"] });
    expect((sliced as { diagnostics: string[] }).diagnostics[0]).toMatch(/^cell 1, line 3: /);
    expect(evaluate(sliced).f?.()).toBe(1);
    expect(one([`function f() { return "a" * 2; }`])).toMatchObject({
      status: "not-gradable",
      reason: "types",
    });
  });

  it("says which function is not there", () => {
    expect(one(["const g = 1;"])).toEqual({
      exercise: "1.1",
      status: "not-gradable",
      reason: "missing",
      diagnostics: ["f is not declared in the notebook"],
    });
  });

  it("allows no import but the library's given modules and Node's harmless ones", () => {
    expect(
      evaluate(one([`import assert from "node:assert";\nfunction f() { return typeof assert; }`])).f?.(),
    ).toBe("object");
    for (const module of [
      "node:fs",
      "lib/core/secret",
      "lib/../../etc/passwd",
      "/etc/passwd",
      "grading/check",
      "./x",
    ]) {
      const sliced = one([`import { x } from ${JSON.stringify(module)};\nfunction f() { return x; }`]);
      expect(sliced).toMatchObject({ status: "not-gradable", reason: "types" });
      expect((sliced as { diagnostics: string[] }).diagnostics[0]).toContain("cannot be imported at grading");
      const required = one([`import x = require(${JSON.stringify(module)});\nfunction f() { return x; }`]);
      expect(required).toMatchObject({ status: "not-gradable", reason: "types" });
    }
  });

  it.each([
    ["a default", 'import util from "node:util";', "util.isDeepStrictEqual([1], [1])"],
    [
      "a default and a name",
      'import util, { isDeepStrictEqual as same } from "util";',
      "util.isDeepStrictEqual === same",
    ],
    [
      "a default and all",
      'import util, * as all from "util";',
      "util.isDeepStrictEqual === all.isDeepStrictEqual",
    ],
    ["a default by its name", 'import { default as util } from "util";', "util.isDeepStrictEqual([1], [1])"],
    ["by require", 'import util = require("util");', "util.isDeepStrictEqual([1], [1])"],
    [
      "a part by its own name",
      'import util = require("util");\nnamespace N { export const a = util.inspect(1); }\nimport A = N.a;',
      'A === "1"',
    ],
    [
      "types",
      'import type { Pair } from "lib/core/given";\nimport type g = require("lib/core/given");',
      "((p: Pair, q: g.Pair) => true)({ a: 1, b: 1 }, { a: 1, b: 1 })",
    ],
    [
      "the last of a name",
      'import x from "url";\nimport y from "util";',
      "y.isDeepStrictEqual([1], [1]) && typeof x.parse === 'function'",
    ],
    [
      "types of Node's",
      'import { EventEmitter } from "events";\nimport type { InspectOptions } from "util";\nimport ev = require("node:events");',
      "((o: InspectOptions, e: ev.EventEmitter, c: EventEmitter) => e instanceof ev)({}, new EventEmitter(), new (class extends EventEmitter {})())",
    ],
    [
      "a part of Node",
      'import assert from "assert/strict";\nimport p from "path";',
      'assert.equal(p.join("a", "b"), "a/b") === undefined',
    ],
    ["where it is used", "", '(require("util") as any).isDeepStrictEqual([1], [1])'],
    [
      "a library module as its own default",
      'import given from "lib/core/given";\nimport { default as again } from "lib/core/given";',
      "(given as any).double(2) === 4 && given === again",
    ],
    [
      "the last of a name, in another form",
      'import u from "url";\nfunction early() { return u; }',
      "typeof (u as any).inspect === 'function'",
      'import u = require("util");',
    ],
  ])("keeps what another cell imports: %s", (_kind, cell, expression, later = "") => {
    const sliced = one([cell, later, `function f() { return ${expression}; }`]);
    const library = { __esModule: true, double: (x: number) => 2 * x };
    const load = (name: string): unknown => (name === "lib/core/given" ? library : require(name));
    expect(evaluate(sliced, {}, load).f?.()).toBe(true);
  });

  it("keeps an import inside of a function", async () => {
    const sliced = one([
      'async function f() { const { default: u, isDeepStrictEqual } = await import("node:util"); return u.isDeepStrictEqual === isDeepStrictEqual; }',
    ]);
    expect(await evaluate(sliced, {}, require).f?.()).toBe(true);
  });

  it("gives a name that cells import in several forms its value of each cell", () => {
    const sliced = one([
      'import u from "url";\nconst before = typeof (u as any).inspect;',
      'import u = require("util");\nconst after = typeof (u as any).inspect;',
      "function f() { return [before, after, typeof (u as any).inspect]; }",
    ]);
    expect(evaluate(sliced, {}, require).f?.()).toEqual(["undefined", "function", "function"]);
  });

  it("does not let a submission switch off or widen the types", () => {
    const sliced = one([
      `// @ts-nocheck\n/// <reference path="/etc/passwd" />\ndeclare global { interface Number { magic: string } }\nfunction f() { return (1).magic; }`,
    ]);
    expect(sliced).toMatchObject({ status: "not-gradable", reason: "types" });
  });

  it("refuses a huge source before it is parsed", () => {
    expect(one([`function f() {}\n`, "x;".repeat(2 ** 20 + 1)])).toMatchObject({ reason: "too-large" });
  });
});
