import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadUnit } from "grading/checks/loadUnit";
import type { ExerciseResult } from "grading/report/results";
import { noteCheck, soFar } from "grading/selfCheck/pointsSoFar";

const unit = loadUnit("01");
const result = (id: string, points: number, status: "pass" | "wrong") =>
  ({ id, points, status }) as ExerciseResult;

describe("soFar", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "so-far-"));
  });
  afterEach(() => {
    delete process.env.JPY_SESSION_NAME;
    rmSync(folder, { recursive: true });
  });

  const save = (...checks: unknown[]): void => {
    const outputs = checks.map((check) => ({ metadata: { course: { check } } }));
    process.env.JPY_SESSION_NAME = path.join(folder, "01.ipynb");
    writeFileSync(process.env.JPY_SESSION_NAME, JSON.stringify({ cells: [{ outputs }] }));
  };

  it("adds what this kernel has checked to what the notebook was saved with, the newest of each exercise", () => {
    const place = { of: 37, exercises: 9, section: "section 3 of 7 · about 60 minutes left" };
    expect(soFar(unit, "1.4")).toEqual({ points: 0, passed: 0, ...place });
    const saved = { unit: "01", exercise: "1.2", points: 2, passed: true };
    save(
      saved,
      { ...saved, exercise: "1.1", points: 1 },
      { ...saved, unit: "02" },
      { ...saved, exercise: "9.9" },
    );
    expect(soFar(unit, "1.4")).toEqual({ points: 3, passed: 2, ...place });
    expect(noteCheck(unit, result("1.1", 0, "wrong"))).toEqual({ unit: "01", exercise: "1.1", points: 0, passed: false }); // prettier-ignore
    expect(soFar(unit, "1.4")).toEqual({ points: 2, passed: 1, ...place });
    noteCheck(unit, result("1.1", 2, "pass"));
    expect(soFar(unit, "1.4")).toEqual({ points: 4, passed: 2, ...place });
  });

  it("counts what stands in the same notebook", () => {
    noteCheck(unit, result("G1", 1, "pass"));
    const section = "section 2 of 2 · about 18 minutes left";
    expect(soFar(unit, "G2")).toEqual({ points: 1, of: 9, passed: 1, exercises: 2, section });
    expect(soFar(unit, "1.4").exercises).toBe(9);
  });

  it("leaves out what is no result", () => {
    const before = soFar(unit, "1.4");
    save(
      null,
      7,
      { unit: "01", exercise: "1.3" },
      { unit: "01", exercise: "1.3", points: "9", passed: true },
    );
    expect(soFar(unit, "1.4")).toEqual(before);
  });
});
