import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Cells } from "../../../../support/cells";
import { MiniCourse } from "../../../../support/miniCourse";

jest.setTimeout(120_000);

const counter = "export let count = 0;\nexport const bump = (): number => ++count;\n";

const files = {
  "lib/core/base.ts": "export const base = (): number => 1;\n",
  "lib/core/middle.ts":
    'import { base } from "./base";\nexport { base as again } from "./base";\n' +
    "export const top = base() * 10;\nexport const middle = (): number => base() + 0.5;\n",
  "lib/core/agent.ts":
    "export class Agent {\n  constructor(public n: number) {}\n  step(): number {\n    return this.n;\n  }\n}\n",
  "lib/core/fail.ts":
    "\nexport function fail(message: string): never {\n\n  throw new RangeError(message);\n}\n",
  "lib/jupyter/display/counter.ts": `import { base } from "../../core/base";\n${counter}export const seen = (): number => base();\n`,
  "notebooks/b.ts": "export const b = (): number => 1;\n",
  "notebooks/a.ts":
    'import { b } from "./b";\nexport const viaA = (): number => b();\nexport const atLoad = b() * 10;\n',
  "other/mine.ts":
    'import { base } from "../lib/core/base";\nexport const mine = (x: number): number => base() + x;\n',
  "notebooks/rng.ts": 'export { Agent as Class } from "../lib/core/agent";\n',
};

const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, "");

describe("what cells import", () => {
  let course: MiniCourse;
  let cells: Cells;
  beforeAll(() => {
    course = new MiniCourse(files).build();
    cells = new Cells(course.notebooks);
  });
  afterAll(() => {
    cells?.dispose();
    course?.remove();
  });

  const edit = (file: string, from: string, to: string): void => {
    const place = path.join(course.root, file);
    const text = readFileSync(place, "utf8");
    if (!text.includes(from)) throw new Error(`${file} holds no ${from}`);
    writeFileSync(place, text.replace(from, to));
  };

  const show = async (code: string): Promise<string | undefined> => {
    const run = await cells.run(code);
    if (!run.ok) throw new Error(run.traceback.join("\n"));
    return run.result;
  };

  it("is one module by every path: of the package, and relative from any depth", async () => {
    const code = `import { base } from "lib/core/base";
      import { base as byPath } from "../lib/core/base";
      import { Agent } from "lib/core/agent";
      import { Class } from "./rng";
      import { mine } from "../other/mine";
      const typed: Agent = new Class(3);
      [base === byPath, Agent === Class, mine(1)]`;
    expect(await show(code)).toBe("[ true, true, 2 ]");
  });

  it("is fresh in the next cell and in functions of earlier cells after lib was edited, importers too", async () => {
    await show(`import { top, middle, again } from "lib/core/middle";
      import * as whole from "lib/core/middle";
      import { bump, seen } from "lib/jupyter/display/counter";
      const agent = new Agent(5);
      bump();
      function early() { return [base(), byPath(), middle(), again(), top, whole.top, mine(1)]; }`);
    edit("lib/core/base.ts", "=> 1", "=> 2");
    edit("lib/core/agent.ts", "return this.n", "return this.n * 100");
    expect(await show("early()")).toBe(await show("[2, 2, 2.5, 2, 20, 20, 3]"));
    expect(await show("[agent.step(), agent instanceof Agent]")).toBe("[ 500, true ]");
  });

  it("keeps the state of displays and widgets while what they import is new", async () => {
    expect(await show("[seen(), bump()]")).toBe("[ 2, 2 ]");
    edit("lib/jupyter/display/counter.ts", "++count", "(count += 10)");
    expect(await show("bump()")).toBe("10");
  });

  it("is fresh through another file of the notebook's folder, and outside of it", async () => {
    expect(await show('import { viaA, atLoad } from "./a"; const use = () => [viaA(), atLoad]; use()')).toBe(
      "[ 1, 10 ]",
    );
    edit("notebooks/b.ts", "=> 1", "=> 2");
    edit("other/mine.ts", "+ x", "- x");
    expect(await show("[...use(), mine(1)]")).toBe("[ 2, 20, 1 ]");
    edit("other/mine.ts", "x: number", "x: string");
    const { traceback } = await cells.run('import { mine as wrong } from "../other/mine";');
    expect(traceback[1]).toBe("  ../other/mine.ts:2:53");
    expect(traceback[3]).toMatch(/^> 2 │ export const mine = /);
    edit("other/mine.ts", "x: string", "x: number");
  });

  it("stays as it was while the source cannot be parsed, and says so once", async () => {
    edit("lib/core/middle.ts", "+ 0.5;", "+ ;");
    const { result, stderr } = await cells.run("middle()");
    expect(result).toBe("2.5");
    expect(plain(stderr)).toBe(
      [
        "lib/core/middle.ts was edited but cannot be loaded; the code from before the edit stays in use.",
        "SyntaxError: Expression expected.",
        "  lib/core/middle.ts:4:46",
        '  2 │ export { base as again } from "./base";',
        "  3 │ export const top = base() * 10;",
        "> 4 │ export const middle = (): number => base() + ;",
        "    │                                              ~",
        "",
      ].join("\n"),
    );
    expect((await cells.run("middle()")).stderr).toBe("");
    edit("lib/core/middle.ts", "+ ;", "+ 0.25;");
    expect(await show("middle()")).toBe("2.25");
  });

  it("stays as it was, altogether, when an edited module throws while it is evaluated", async () => {
    edit("lib/core/base.ts", "=> 2;", "=> 3;\nif (base()) throw new Error('at the top');");
    const { result, stderr } = await cells.run("[base(), middle()]");
    expect(result).toBe("[ 2, 2.25 ]");
    expect(plain(stderr)).toMatch(
      /^lib\/core\/base\.ts was edited but cannot be loaded;.*\nError: at the top\n/,
    );
    expect(plain(stderr)).toMatch(/at lib\/core\/base\.ts:2:19/);
    edit("lib/core/base.ts", "\nif (base()) throw new Error('at the top');", "");
    expect(await show("[base(), middle()]")).toBe("[ 3, 3.25 ]");
  });

  it("stays as it was when an interrupt ends an edited module that never comes to its end", async () => {
    edit("lib/core/base.ts", "=> 3;", "=> 4;\nwhile (base()) {}");
    const { error } = await cells.interrupt("middle()", 500);
    expect(error).toMatch(/^KeyboardInterrupt/);
    expect(await show("[base(), middle()]")).toBe("[ 3, 3.25 ]");
    edit("lib/core/base.ts", "=> 4;\nwhile (base()) {}", "=> 3;");
    expect(await show("[base(), middle()]")).toBe("[ 3, 3.25 ]");
  });

  it("has new types as soon as a cell needs them: of a new export and of a new module", async () => {
    edit("lib/core/base.ts", "export", "export const added = { deep: 7 };\nexport");
    expect(await show('import { added } from "lib/core/base"; added.deep')).toBe("7");
    course.write(
      "lib/core/fresh.ts",
      'import { added } from "./base";\nexport const fresh = added.deep + 1;\n',
    );
    expect(await show('import { fresh } from "../lib/core/fresh"; fresh')).toBe("8");
  });

  it("tells type errors of edited sources beside the cell that saw the edit, once", async () => {
    edit("lib/core/base.ts", "deep: 7", 'deep: 70, wrong: ("a" as string) - 1');
    const first = await cells.run("added.deep");
    expect(first.result).toBe("70");
    // This cell has to wait for the types.
    await cells.run('import { nothing } from "lib/core/base";');
    expect(plain(first.stderr)).toBe(
      [
        "TS2362: The left-hand side of an arithmetic operation must be of type 'any', 'number', 'bigint' or an enum type.",
        "  lib/core/base.ts:1:41",
        '> 1 │ export const added = { deep: 70, wrong: ("a" as string) - 1 };',
        "    │                                         ~",
        "  2 │ export const base = (): number => 3;",
        "",
      ].join("\n"),
    );
    edit("lib/core/agent.ts", "* 100", "* 200");
    await cells.run('import { nothing } from "lib/core/base";');
    expect(first.stderr.match(/TS2362/g)).toHaveLength(1);
  });

  it("is not found with the name and the place of the import where there is none", async () => {
    const { traceback } = await cells.run('import { x } from "./later";');
    expect(traceback.slice(0, 2)).toEqual([
      "TS2307: Cannot find module './later' or its corresponding type declarations.",
      expect.stringMatching(/^ {2}cell \d+, line 1:19$/),
    ]);
    course.write("notebooks/later.ts", "export const x: number = 'text';\n");
    const wrong = await cells.run('import { x } from "./later"; x');
    expect(wrong.traceback).toContain("  later.ts:1:14");
    course.write("notebooks/later.ts", "export const x = 4;\n");
    expect(await show('import { x } from "./later"; x')).toBe("4");
  });

  it("fails with lib's TypeScript lines, the code of the cell and no line of the kernel's", async () => {
    const { traceback } = await cells.run(
      'import { fail } from "lib/core/fail";\nfunction outer() {\n  fail("no");\n}\n\nouter();',
    );
    expect(traceback.slice(0, -1)).toEqual([
      "RangeError: no",
      "",
      '  1 │ import { fail } from "lib/core/fail";',
      "  2 │ function outer() {",
      '> 3 │   fail("no");',
      "  4 │ }",
      "  5 │",
      "",
      "    at fail (lib/core/fail.ts:4:9)",
      expect.stringMatching(/^ {4}at outer \(cell \d+, line 3\)$/),
      expect.stringMatching(/^ {4}at cell \d+, line 6$/),
    ]);
  });

  it("is checked strictly from a cell with the switch on, until one turns it off", async () => {
    const wrong = "const text: string = null;";
    expect((await cells.run(wrong)).ok).toBe(true);
    expect((await cells.run(`// @strict\n${wrong}`)).error).toMatch(/Type 'null' is not assignable/);
    expect((await cells.run(`const f = (x) => x;`)).error).toMatch(/implicitly has an 'any' type/);
    expect((await cells.run(`// @strict off\n${wrong}`)).ok).toBe(true);
  });

  it("offers what arrays of ES2023 can do", async () => {
    expect(await show("[3, 1].toSorted().with(0, 9)")).toBe("[ 9, 3 ]");
  });

  it("may be a module that a cell defines, and is fresh when the cell is run again", async () => {
    await show("/** @module inmem */\nexport const triple = (x: number): number => x * 3;");
    expect(await show('import { triple } from "./inmem"; const use3 = () => triple(2); use3()')).toBe("6");
    await show("/** @module inmem */\nexport const triple = (x: number): number => x * 30;");
    expect(await show('import { triple as t3 } from "./inmem"; [t3(2), use3()]')).toBe("[ 60, 60 ]");
  });
});

describe("what cells import outside of any course", () => {
  const cells = new Cells("/");
  afterAll(() => cells.dispose());

  it("is taken from the kernel's own course", async () => {
    const { result, traceback } = await cells.run(
      'import { mean } from "lib/core/metrics"; import { Rng } from "lib/core/rng"; [mean([1, 3]), typeof Rng]',
    );
    expect({ result, traceback }).toEqual({ result: "[ 2, 'function' ]", traceback: [] });
  });

  it.each(["01", "02", "03"])(
    "gives variables of types that later cells know, in notebook %s",
    async (unit) => {
      const functions = Object.entries(require(`lib/notebook${unit}`) as Record<string, unknown>)
        .filter(([, value]) => typeof value === "function" && !/^class\b/.test(String(value)))
        .map(([name]) => name);
      expect(functions.length).toBeGreaterThan(10);
      const results = functions.map(
        (name) => `const _${name} = null as unknown as Awaited<ReturnType<typeof all.${name}>>;`,
      );
      const { error } = await cells.run(`import * as all from "lib/notebook${unit}";\n${results.join("\n")}`);
      expect(error).toBeUndefined();
    },
  );
});
