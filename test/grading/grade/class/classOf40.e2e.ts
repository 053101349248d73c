import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { collectSubmissions } from "grading/grade/collecting/collect";
import { gradeClass } from "grading/grade/class/gradeClass";
import { createGrader, type Grader } from "grading/grade/grader";
import type { ExerciseResult, Results } from "grading/report/results";
import { encode } from "grading/sandbox/channel/encode";
import { frame } from "grading/sandbox/channel/framing";
import { requireTier } from "grading/sandbox/walls/tier";
import { formatNotebook, type Notebook, readNotebook } from "lib/jupyter/notebook";
import { cellOf, changed, foreignNotebook, stripMetadata, withLine } from "../../../support/damagedNotebooks";
import { needs } from "../../../support/needs";
import { zipOf } from "../../../support/zipOf";

const repository = path.resolve(__dirname, "../../../..");

/** What a student handed in: a notebook, or the bytes of a file of another kind. */
type HandedIn = Notebook | { ending: string; bytes: string | Buffer };

/** What a fair grader gives: points of core exercises, or why there are none. */
type Fair = { core: number } | { failure: RegExp };

/** The released notebook with the master's answers to some exercises. */
const solved = ({ master, released }: Grader, ids: string[]): Notebook =>
  changed(released, (copy) => {
    for (const id of ids) cellOf(copy, id).source = cellOf(master, id).source;
  });

/** The released notebook with a body of `rossBagnell` that means no good to what answers its questions. */
const attack = (grader: Grader, body: string): Notebook =>
  changed(grader.released, (copy) => {
    const cell = cellOf(copy, "ex-2-2");
    cell.source = cell.source.replace(/throw new Error\("TODO[^\n]*/, `${body}\nthrow new Error("no more");`);
  });

const question = (datum: string): string =>
  `const any: any = task; any.plan(any.fit([{ weight: 1, data: [${datum}] }, { weight: 0, data: [] }]));`;
const forged = frame(encode({ type: "thrown", id: 0, name: {} })).toString("hex");

/** Ten of the submissions that stopped, froze, spoilt or lost a class, and what each is worth. */
function unusual(grader: Grader): Record<string, [HandedIn, Fair]> {
  const { master } = grader;
  const first = path.join(repository, "notebooks/01-simulation-lemma.ipynb");
  const perfect = { core: 40 };
  const nothing = { core: 0 };
  return {
    pollutes: [attack(grader, question(`{ state: "__proto__", action: "reduce", next: 0 }`)), nothing],
    pushes: [attack(grader, question(`{ state: "__proto__", action: "push", next: 0 }`)), nothing],
    freezes: [attack(grader, question(`{ state: 0, action: 0, next: 4294967294 }`)), nothing],
    forges: [
      attack(grader, `process.mainModule!.require("fs").writeSync(3, Buffer.from("${forged}", "hex"));`),
      nothing,
    ],
    stripped: [stripMetadata(master, "metadata"), perfect],
    unnamed: [stripMetadata(master, "ids"), perfect],
    broken: [withLine(master, "ex-2-3", "function oops( {"), { core: 35 }],
    zipped: [
      { ending: ".zip", bytes: zipOf([{ name: "my work/02.ipynb", data: formatNotebook(master) }]) },
      perfect,
    ],
    other: [readNotebook(first), { failure: /another notebook/ }],
    foreign: [foreignNotebook(), { failure: /another notebook/ }],
  };
}

needs("bubblewrap", () =>
  describe("gradeClass of 40, ten of them unusual", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "forty-"));
    const out = path.join(folder, "..", `${path.basename(folder)}-out`);
    const exercises = ["ex-2-1", "ex-2-3", "ex-2-6", "ex-2-7"];
    let grader: Grader;
    let all: Map<string, Results>;
    let fair: Map<string, Fair>;

    beforeAll(async () => {
      grader = await createGrader(repository, "02", { tier: requireTier("A"), secret: "forty" });
      const special = unusual(grader);
      for (const [student, [handedIn]] of Object.entries(special)) {
        const { ending, bytes } =
          "bytes" in handedIn ? handedIn : { ending: ".ipynb", bytes: formatNotebook(handedIn) };
        writeFileSync(path.join(folder, `${student}${ending}`), bytes);
      }
      for (let i = 0; i < 30; i++) {
        const notebook = solved(grader, exercises.slice(0, i % 3));
        writeFileSync(path.join(folder, `student${i}.ipynb`), formatNotebook(notebook));
      }
      symlinkSync("/etc/passwd", path.join(folder, "linked.ipynb"));
      fair = new Map(Object.entries(special).map(([student, [, worth]]) => [student, worth]));
      const { files } = await collectSubmissions([folder], grader.unit);
      const results = await gradeClass(files, grader, { out, jobs: 2 });
      all = new Map(results.map((one) => [one.student, one]));
    }, 600_000);
    afterAll(() => [folder, out].forEach((one) => rmSync(one, { recursive: true, force: true })));

    it("gives everybody a result, and has everybody in class.csv", () => {
      const expected = [...fair.keys(), ...Array.from({ length: 30 }, (_, i) => `student${i}`)];
      expect([...all.keys()]).toEqual(expect.arrayContaining(expected));
      const rows = readFileSync(path.join(out, "class.csv"), "utf8").trim().split("\n").slice(1);
      expect(rows.map((row) => row.split(",")[0])).toEqual(expect.arrayContaining(expected));
    });

    it("gives each of the ten what a fair grader would", () => {
      for (const [student, worth] of fair) {
        const { core, failure } = all.get(student) as Results;
        if ("core" in worth)
          expect([student, failure, core.points]).toEqual([student, undefined, worth.core]);
        else expect([student, failure?.message]).toEqual([student, expect.stringMatching(worth.failure)]);
      }
    });

    it("gives the same points to all who handed in the same, whoever was graded beside them", () => {
      for (const n of [0, 1, 2]) {
        const points = Array.from({ length: 30 }, (_, i) => i)
          .filter((i) => i % 3 === n)
          .map((i) => all.get(`student${i}`)?.core.points);
        expect(new Set(points).size).toBe(1);
      }
      expect(all.get("student2")?.core.points).toBeGreaterThan(all.get("student1")?.core.points as number);
    });

    it("blames nobody for a failure of ours, and has none", () => {
      const ours = [...all.values()].flatMap(({ student, exercises: graded }) =>
        graded.flatMap(({ id, status }: ExerciseResult) =>
          status === "infrastructure-error" ? [`${student} ${id}`] : [],
        ),
      );
      expect(ours).toEqual([]);
    });
  }),
);
