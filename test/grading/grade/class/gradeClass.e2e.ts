import Ajv2020 from "ajv/dist/2020";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { collectSubmissions } from "grading/grade/collecting/collect";
import { gradeClass } from "grading/grade/class/gradeClass";
import { createGrader, type Grader } from "grading/grade/grader";
import { gradeMetadata } from "grading/notebook/nbgrader";
import type { ExerciseResult, Results } from "grading/report/results";
import { requireTier } from "grading/sandbox/walls/tier";
import { formatNotebook, type Notebook } from "lib/jupyter/notebook";
import { needs } from "../../../support/needs";

const repository = path.resolve(__dirname, "../../../..");

const cellOf = (notebook: Notebook, gradeId: string) =>
  notebook.cells.find((cell) => gradeMetadata(cell)?.grade_id === gradeId);

/** The notebook with one cell's text replaced. */
function edited(notebook: Notebook, gradeId: string, change: (source: string) => string): Notebook {
  const copy = structuredClone(notebook);
  const cell = cellOf(copy, gradeId);
  if (!cell) throw new Error(`the master has no cell ${gradeId}`);
  cell.source = change(cell.source);
  return copy;
}

/** The notebook with a line at the beginning of a function's body. */
const withFirstLine = (notebook: Notebook, gradeId: string, line: string): Notebook =>
  edited(notebook, gradeId, (source) => source.replace(/\/\/ BEGIN SOLUTION/, `${line}\n// BEGIN SOLUTION`));

/** The released notebook with some of the master's answers. */
function solved(grader: Grader, gradeIds: string[]): Notebook {
  return gradeIds.reduce(
    (notebook, id) => edited(notebook, id, () => cellOf(grader.master, id)?.source ?? ""),
    grader.released,
  );
}

/** What the ten kinds of files hold, as texts; and one that would win everywhere where checks run in its process. */
function submissions(grader: Grader): Record<string, string> {
  const { master, released } = grader;
  const withoutCheck = structuredClone(master);
  withoutCheck.cells = withoutCheck.cells.filter((cell) => cell !== cellOf(withoutCheck, "check-1-4"));
  const heavy = structuredClone(master);
  const code = heavy.cells.find((cell) => cell.cell_type === "code");
  if (code?.cell_type === "code") {
    code.outputs = [{ output_type: "stream", name: "stdout", text: "x".repeat(50 * 2 ** 20) }];
  }
  const patches = `
    Math.abs = () => 0; Number.isFinite = () => true;
    require("assert").strictEqual = () => {};
    try { process.mainModule.require("vm").runInThisContext = () => undefined; } catch {}
    if (1 > 0) return new Array(m.S).fill(NaN);`;
  const notebooks = {
    perfect: master,
    half: solved(grader, ["ex-1-1", "ex-1-2", "ex-1-3"]),
    empty: released,
    syntax: edited(master, "ex-1-1", (source) => `${source}\nfunction broken( {`),
    types: withFirstLine(master, "ex-1-4", 'const text: number = "text";'),
    loop: withFirstLine(master, "ex-1-1", "for (;;);"),
    exits: withFirstLine(master, "ex-1-1", "process.exit(0);"),
    deleted: withoutCheck,
    heavy,
    patches: withFirstLine(master, "ex-1-1", patches),
  };
  const texts = Object.entries(notebooks).map(([name, notebook]) => [name, formatNotebook(notebook)]);
  return { ...Object.fromEntries(texts), broken: formatNotebook(master).slice(0, 5000) };
}

needs("bubblewrap", () =>
  describe("gradeClass", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "class-"));
    const [inbox, out] = [path.join(folder, "in"), path.join(folder, "out")];
    let grader: Grader;
    let all: Map<string, Results>;

    const grade = async (again = false): Promise<Map<string, Results>> => {
      const { files } = await collectSubmissions([inbox], grader.unit);
      const results = await gradeClass(files, grader, { out, jobs: 2, again });
      return new Map(results.map((result) => [result.student, result]));
    };
    const timeless = (text: string): string => text.replace(/"seconds": [\d.e-]+/g, '"seconds": 0');
    const of = (student: string): Results => all.get(student) as Results;
    const exercise = (student: string, id: string): ExerciseResult =>
      of(student).exercises.find((result) => result.id === id) as ExerciseResult;
    const others = (student: string, id: string): string[] =>
      of(student)
        .exercises.filter((result) => result.id !== id && result.status !== "pass")
        .map((result) => `${result.id} ${result.status}`);

    beforeAll(async () => {
      grader = await createGrader(repository, "01", { tier: requireTier("A"), secret: "a secret for tests" });
      mkdirSync(inbox);
      for (const [name, text] of Object.entries(submissions(grader))) {
        writeFileSync(path.join(inbox, `${name}.ipynb`), text);
      }
      all = await grade();
    }, 300_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("writes results that keep the contract", () => {
      const schema = readFileSync(path.join(repository, "grading/report/results.schema.json"), "utf8");
      const valid = new Ajv2020({ strict: false }).compile(JSON.parse(schema));
      for (const student of all.keys()) {
        const written = JSON.parse(readFileSync(path.join(out, `${student}.json`), "utf8"));
        expect([student, valid(written), valid.errors]).toEqual([student, true, null]);
      }
    });

    it("gives the master all points of both tracks", () => {
      expect(of("perfect")).toMatchObject({
        core: { points: 40, of: 40 },
        track5756: { points: 10, of: 10 },
      });
    });

    it("gives the untouched release no point and eleven clear messages", () => {
      expect(of("empty")).toMatchObject({ core: { points: 0, of: 40 }, track5756: { points: 0, of: 10 } });
      const messages = of("empty").exercises.flatMap(({ message }) => message ?? []);
      expect(messages.filter((message) => message.endsWith("is not written yet."))).toHaveLength(11);
    });

    it("gives half of the work its half of the points", () => {
      expect(of("half").core.points).toBe(4 + 4 + 3);
      expect(others("half", "")).toHaveLength(grader.unit.order.length - 3);
    });

    it("charges a syntax error to its own exercise, with the cell", () => {
      expect(exercise("syntax", "1.1")).toMatchObject({ status: "not-gradable", points: 0 });
      expect(exercise("syntax", "1.1").message).toMatch(/^cell \d+ \(exercise 1\.1\), line \d+: /);
      expect(others("syntax", "1.1")).toEqual([]);
    });

    it("charges a type error to its own exercise, with the cell", () => {
      expect(exercise("types", "1.4")).toMatchObject({ status: "not-gradable", points: 0 });
      expect(exercise("types", "1.4").message).toMatch(
        /cell \d+ .*'string' is not assignable to type 'number'/,
      );
      expect(others("types", "1.4")).toEqual([]);
    });

    it("ends an endless loop once and replaces the function in the exercises that use it", () => {
      const { status, points, checks } = exercise("loop", "1.1");
      expect([status, points]).toEqual(["timeout", 0]);
      expect(checks.filter(({ message }) => message?.startsWith("not run"))).toHaveLength(checks.length - 1);
      expect(others("loop", "1.1")).toEqual([]);
      expect(of("loop").exercises.some(({ replaced }) => replaced.includes("evalPolicy"))).toBe(true);
    });

    it("takes process.exit(0) for a crash", () => {
      expect(exercise("exits", "1.1")).toMatchObject({ status: "crash", points: 0 });
      expect(others("exits", "1.1")).toEqual([]);
    });

    it("says of a broken file what is wrong with it", () => {
      expect(of("broken").failure).toMatchObject({ status: "not-gradable" });
      expect(of("broken").failure?.message).toMatch(/not complete JSON/);
    });

    it("restores a deleted check cell and says so", () => {
      expect(of("deleted").core).toEqual({ points: 40, of: 40 });
      expect(of("deleted").repairs).toEqual([
        expect.stringMatching(/check cell of exercise 1\.4 was missing/),
      ]);
    });

    it("reads past fifty megabytes of outputs", () => {
      expect(of("heavy").core).toEqual({ points: 40, of: 40 });
    });

    it("gives nothing to a function that patches Math.abs, assert and vm.runInThisContext", () => {
      expect(exercise("patches", "1.1")).toMatchObject({ status: "wrong", points: 0 });
    });

    it("tells nothing of hidden checks but their titles, statuses and hints", () => {
      const hidden = [...all.values()].flatMap(({ exercises }) =>
        exercises.flatMap(({ checks }) => checks.filter(({ kind }) => kind === "hidden")),
      );
      expect(hidden.length).toBeGreaterThan(100);
      expect(hidden.filter(({ got, expected }) => got !== undefined || expected !== undefined)).toEqual([]);
    });

    it("grades one exercise again as before, with our functions for those that had not passed", async () => {
      const file = path.join(out, "loop.json");
      const before = readFileSync(file, "utf8");
      const { files } = await collectSubmissions([path.join(inbox, "loop.ipynb")], grader.unit);
      await gradeClass(files, grader, { out, jobs: 1, only: new Set(["1.4"]) });
      const after = readFileSync(file, "utf8");
      expect(after).not.toBe(before);
      expect(timeless(after)).toBe(timeless(before));
    }, 60_000);

    it("keeps results that still hold, and comes to the same again but for times", async () => {
      const file = path.join(out, "half.json");
      const before = readFileSync(file, "utf8");
      rmSync(path.join(inbox, "perfect.ipynb"));
      for (const name of ["heavy", "loop", "deleted", "types", "exits", "syntax", "patches", "empty"]) {
        rmSync(path.join(inbox, `${name}.ipynb`));
      }
      await grade();
      expect(readFileSync(file, "utf8")).toBe(before);
      await grade(true);
      expect(timeless(readFileSync(file, "utf8"))).toBe(timeless(before));
    }, 120_000);
  }),
);
