import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { collectSubmissions } from "grading/grade/collecting/collect";
import { type ClassOptions, gradeClass } from "grading/grade/class/gradeClass";
import { submissionLimits } from "grading/grade/class/submissionProcess";
import type { ExerciseResult, Results } from "grading/report/results";
import { encode } from "grading/sandbox/channel/encode";
import { frame } from "grading/sandbox/channel/framing";
import { requireTier } from "grading/sandbox/walls/tier";
import { formatNotebook } from "lib/jupyter/notebook";
import { needs } from "../../../support/needs";
import { answers, testGrader } from "../../../support/testUnit";

const forged = (message: Record<string, unknown>): string =>
  `process.mainModule.require("fs").writeSync(3, Buffer.from("${frame(encode(message)).toString("hex")}", "hex"))`;

/** Bodies of `work(task)` that mean no good to the process that answers their questions, and what becomes of them. */
const hostile: Record<string, [body: string, status: string]> = {
  spins: ["return task.spin(1e15);", "timeout"],
  hoards: ["return task.keep(1e6);", "out-of-memory"],
  pollutes: [`task.spoil("__proto__", "reduce"); task.spoil("constructor", "keys"); return 2;`, "crash"],
  forges: [`${forged({ type: "thrown", id: 0, name: {} })}; return 2;`, "protocol"],
  exits: ["setTimeout(() => process.exit(0)); return 2;", "crash"],
};

needs("bubblewrap", () =>
  describe("gradeClass against what aims at the class", () => {
    let grader: ReturnType<typeof testGrader>;
    const folder = mkdtempSync(path.join(tmpdir(), "class-"));
    const [inbox, out] = [folder, path.join(folder, "out")];
    let all: Map<string, Results>;

    const work = (body: string): string => `function work(task: any): any {\n  ${body}\n}`;
    const write = (name: string, answer: Record<string, string>): void => {
      const cells = { ...grader.answers, ...answer };
      writeFileSync(path.join(inbox, `${name}.ipynb`), formatNotebook(answers(cells)));
    };
    const grade = async (options: Partial<ClassOptions> = {}, names = [inbox]) => {
      const { files } = await collectSubmissions(names, grader.unit);
      const results = await gradeClass(files, grader, { out, jobs: 2, ...options });
      return new Map(results.map((result) => [result.student, result]));
    };
    const exercise = (student: string, id: string): ExerciseResult =>
      all.get(student)?.exercises.find((result) => result.id === id) as ExerciseResult;

    beforeAll(async () => {
      grader = testGrader("90", requireTier("A"));
      write("right", {});
      write("counts", { "90.3": "let n = 0;\nfunction next() { return ++n; }" });
      write("leaves", { "90.3": "function next() { setTimeout(() => process.exit(0)); return 1; }" });
      write("alters", { "90.2": work("task.extra = 1; return 2;") });
      for (const [name, [body]] of Object.entries(hostile)) write(name, { "90.2": work(body) });
      all = await grade();
    }, 400_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("gives everybody a result, and the right answer its points", () => {
      const others = ["alters", "counts", "leaves", "right"];
      expect([...all.keys()].sort()).toEqual([...Object.keys(hostile), ...others].sort());
      expect(all.get("right")).toMatchObject({ core: { points: 8, of: 8 } });
    });

    it.each(Object.entries(hostile).map(([name, [, status]]) => [name, status] as const))(
      "gives one that %s %s in that exercise and its points in all others",
      (name, status) => {
        expect([
          exercise(name, "90.2").status,
          exercise(name, "90.1").points,
          exercise(name, "90.3").points,
        ]).toEqual([status, 3, 3]);
      },
    );

    it("evaluates the module afresh for each check, in one process", () => {
      expect(exercise("counts", "90.3")).toMatchObject({ status: "pass", points: 3 });
    });

    it("charges what a check leaves behind to that check, and goes on in a new process", () => {
      const { checks } = exercise("leaves", "90.3");
      expect(checks.map(({ status }) => status)).toEqual(["crash", "crash", "crash"]);
      expect(checks[0].message).toBe(
        "After its last answer, the process with your function ended by itself (exit 0).",
      );
    });

    it("calls a function wrong that changes its arguments, and says where", () => {
      expect(exercise("alters", "90.2")).toMatchObject({ status: "wrong", points: 0 });
      expect(exercise("alters", "90.2").checks[0].message).toMatch(
        /^work changed its first argument, which others still use/,
      );
    });

    it("says of a question that is too much what was asked too much of", () => {
      expect(exercise("spins", "90.2").checks[0].message).toBe(
        "The process with your function called a function of ours with arguments for which it takes too long.",
      );
    });

    it("lists everybody in class.csv after one is graded again", async () => {
      const before = readFileSync(path.join(out, "class.csv"), "utf8");
      await grade({ again: true }, [path.join(inbox, "right.ipynb")]);
      expect(readFileSync(path.join(out, "class.csv"), "utf8")).toBe(before);
    }, 60_000);

    it("notices a results file that somebody has changed, and grades it again", async () => {
      const file = path.join(out, "forges.json");
      const text = readFileSync(file, "utf8");
      const better = text.replace(/"points": 6/, '"points": 8');
      expect(better).not.toBe(text);
      writeFileSync(file, better);
      await grade({}, [path.join(inbox, "right.ipynb")]);
      expect(readFileSync(path.join(out, "class.csv"), "utf8")).toMatch(/^forges,.*changed after grading/m);
      const seen: [string, boolean, boolean][] = [];
      const onDone: ClassOptions["onDone"] = ({ student }, { kept, altered }) =>
        seen.push([student, kept, altered]);
      await grade({ onDone }, [path.join(inbox, "forges.ipynb"), path.join(inbox, "right.ipynb")]);
      expect(seen.sort()).toEqual([
        ["forges", false, true],
        ["right", true, false],
      ]);
      expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ core: { points: 6 } });
    }, 120_000);

    it("grades a submission once more where its process fails, and reports that as ours and nobody's zero", async () => {
      const elsewhere = path.join(folder, "failed");
      const results = await grade({ out: elsewhere, limits: { ...submissionLimits, heapMegabytes: 1 } }, [
        path.join(inbox, "right.ipynb"),
      ]);
      expect(results.get("right")?.failure).toMatchObject({ status: "infrastructure-error" });
      expect(readFileSync(path.join(elsewhere, "class.csv"), "utf8")).toMatch(/^right,90,,,/m);
    }, 60_000);

    it("leaves no group of processes behind", () => {
      const { memory } = grader.tier.cgroups?.folders ?? { memory: folder };
      const isOurs = (name: string): boolean => /^grading-\d+-\d+$/.test(name);
      const alive = (name: string): boolean => {
        try {
          return process.kill(Number(name.split("-")[1]), 0);
        } catch {
          return false;
        }
      };
      expect(readdirSync(memory).filter((name) => isOurs(name) && !alive(name))).toEqual([]);
    });
  }),
);
