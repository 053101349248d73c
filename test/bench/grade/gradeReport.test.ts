import { crashesOf, failureOf, gradedByNbgrader, gradedByUs, tableOf } from "./gradeReport";
import type { Handed, Kind } from "./submissions";

const handed = (["perfect", "syntax", "untouched", "wrong"] as Kind[]).map(
  (kind) => ({ student: `${kind}1`, kind }) as Handed,
);
const [perfect, syntax, untouched, wrong] = handed.map(({ student }) => student);

/** Cut from a real log. */
const log = `
[AutogradeApp | ERROR] There was an error processing assignment: /course/submitted/syntax1/ps01
[AutogradeApp | ERROR] Traceback (most recent call last):
      File "/venv/nbgrader/preprocessors/execute.py", line 88, in on_cell_executed
        error_output.ename = reply['content']['ename']
    KeyError: 'ename'
[AutogradeApp | WARNING] Removing failed assignment: /course/autograded/syntax1/ps01
[AutogradeApp | ERROR] There was an error processing assignment: /course/submitted/wrong1/ps01
    nbclient.exceptions.DeadKernelError: Kernel died
[AutogradeApp | WARNING] Removing failed assignment: /course/autograded/wrong1/ps01
[AutogradeApp | ERROR] There was an error processing assignment 'ps01' for student 'syntax1'
`;

describe("gradedByUs", () => {
  const results = (points: number) => ({
    core: { points, of: 40 },
    seconds: points / 10,
  });
  const all: Record<string, ReturnType<typeof results>> = {
    ...{ [perfect]: results(40), [syntax]: results(30), [wrong]: results(20) },
  };
  const events = [perfect, untouched, syntax, wrong].map((student, i) => ({
    ...{ name: `${student}.json`, wall: 10 + i * i, cpu: 5 + 3 * i },
  }));

  it("times a submission from the result before it, and the first one not, with one job", () => {
    const graded = gradedByUs(handed, { events }, 1, (student) => all[student]);
    expect(graded[0]).toEqual({ kind: "perfect", points: 40, of: 40 });
    expect(graded[1]).toEqual({ kind: "syntax", points: 30, of: 40, wall: 3, cpu: 3 });
    expect(graded[2]).toEqual({ kind: "untouched", problem: "no results" });
    expect(graded[3]).toEqual({ kind: "wrong", points: 20, of: 40, wall: 5, cpu: 3 });
  });

  it("takes the times that the results tell and a share of the processor's with two", () => {
    const graded = gradedByUs(handed, { events }, 2, (student) => all[student]);
    expect(graded[1]).toEqual({ kind: "syntax", points: 30, of: 40, wall: 3, cpu: 3 });
    expect(graded[0]).toEqual({ kind: "perfect", points: 40, of: 40, wall: 4, cpu: 3 });
  });

  it("has no points where nothing could be graded", () => {
    const failed = { ...results(0), failure: { message: "the grader failed" } };
    const graded = gradedByUs(handed, { events: [] }, 1, () => failed);
    expect(graded[0]).toEqual({ kind: "perfect", problem: "the grader failed" });
  });

  it("has no points where the grader failed on an exercise", () => {
    const exercises = [
      { id: "1.1", status: "pass" },
      { id: "G1", status: "infrastructure-error" },
    ];
    const graded = gradedByUs(handed, { events: [] }, 2, () => ({ ...results(20), exercises }));
    expect(graded[0]).toEqual({ kind: "perfect", problem: "infrastructure-error in G1" });
  });
});

describe("gradedByNbgrader", () => {
  const cells = (first: number | null, fourth: number | null, sixth: number | null) => ({
    "check-1-1": [first, 4] as [number | null, number],
    "check-1-4": [fourth, 6] as [number | null, number],
    "check-1-6": [sixth, 3] as [number | null, number],
  });
  const events = [perfect, syntax, untouched, wrong].map((name, i) => ({
    name,
    wall: 3 + 2 * i,
    cpu: 1 + i,
  }));
  const measured = { status: 1, wall: 20, cpu: 9, events, log };
  const book = {
    [perfect]: cells(4, 6, 3),
    [syntax]: cells(null, null, null),
    [untouched]: cells(0, 6, 0),
    [wrong]: cells(4, 0, 3),
  };

  it("tells crashes, free points and fair ones, and times from one folder to the next", () => {
    const quiet = { ...measured, log: log.replace(/.*wrong1(.|\n)*?Removing.*\n/, "") };
    expect(gradedByNbgrader(handed, quiet, book)).toEqual([
      { kind: "perfect", points: 13, of: 13, wall: 2, cpu: 1 },
      { kind: "syntax", problem: "crashes (KeyError: 'ename')", wall: 2, cpu: 1 },
      { kind: "untouched", points: 6, of: 13, fair: 0, wall: 2, cpu: 1 },
      { kind: "wrong", points: 7, of: 13, wall: 11, cpu: 5 },
    ]);
  });

  it("does not take a notebook for graded of which a cell has no points", () => {
    const half = { ...book, [perfect]: cells(4, null, 3) };
    expect(gradedByNbgrader(handed, measured, half)[0]).toMatchObject({ problem: "no results" });
    expect(gradedByNbgrader(handed, measured, {})[0]).toMatchObject({ problem: "no results" });
  });
});

describe("crashesOf", () => {
  it("finds the exception that ended each student's notebook", () => {
    expect([...crashesOf(log)].slice(0, 2)).toEqual([
      ["syntax1", "KeyError: 'ename'"],
      ["wrong1", "nbclient.exceptions.DeadKernelError: Kernel died"],
    ]);
    expect(crashesOf("[AutogradeApp | INFO] all well").size).toBe(0);
  });
});

describe("failureOf", () => {
  it("is that a perfect notebook did not get all points", () => {
    expect(failureOf([{ kind: "perfect", points: 13, of: 13 }])).toBeUndefined();
    expect(failureOf([{ kind: "perfect", points: 12, of: 13 }])).toBe("a perfect notebook got 12 of 13");
    expect(failureOf([{ kind: "perfect", problem: "crashes (x)" }])).toBe(
      "a perfect notebook got crashes (x)",
    );
    expect(failureOf([{ kind: "wrong", points: 13, of: 13 }])).toBe("there was no perfect notebook");
  });
});

describe("tableOf", () => {
  it("gives medians of what was graded, what became of each kind, and no times for a row that failed", () => {
    const graded = [
      { kind: "perfect" as const, points: 50, of: 50, wall: 1, cpu: 0.5 },
      { kind: "perfect" as const, points: 50, of: 50, wall: 3, cpu: 1.5 },
      { kind: "wrong" as const, points: 50, of: 50, fair: 44, wall: 12, cpu: 2 },
      { kind: "syntax" as const, problem: "crashes (KeyError: 'ename')", wall: 0.1, cpu: 0.1 },
    ];
    const measured = { wall: 16.04, cpu: 4 };
    const table = tableOf([
      { name: "some", measured, graded },
      { name: "none", measured, graded: [], failure: "exit status 2" },
    ]).split("\n");
    expect(table[2]).toBe(
      "| some | 3.00 s | 1.50 s | 16.0 s | 4.00 s | 50/50, 2.00 s | 50/50 (fair: 44), 12.0 s |  | crashes (KeyError: 'ename') |",
    );
    expect(table[3]).toBe("| none: failed: exit status 2 | – | – | – | – | – | – | – | – |");
  });
});
