import type { ExerciseResult } from "grading/report/results";
import { exercisePlaces, ofAll } from "grading/selfCheck/exercisePlaces";
import { loadComplete } from "../exercises/drive";

describe.each(["01", "02"])("exercisePlaces of notebook %s", (notebook) => {
  const unit = loadComplete(notebook);

  it("have the points of the public and the hidden checks together", () => {
    for (const { id, checks, hidden } of unit.exercises) {
      const all = [...checks, ...hidden].reduce((sum, { points }) => sum + points, 0);
      expect([id, exercisePlaces(unit).get(id)?.points]).toEqual([id, all]);
    }
  });

  it("tell the notebook and the section of each exercise, and nothing of what is none", () => {
    for (const { id, track } of unit.exercises) {
      const { notebook: at, section } = exercisePlaces(unit).get(id)!;
      expect([id, at]).toEqual([id, track === "core" ? notebook : `${notebook}x`]);
      expect([id, section]).toEqual([
        id,
        expect.stringMatching(/^section \d of \d · about \d+ minutes left$/),
      ]);
    }
    expect(exercisePlaces(unit).get("9.9")).toBeUndefined();
  });
});

describe("ofAll", () => {
  it("makes public points a part of all", () => {
    const result = { id: "1.3", points: 1, of: 1, checks: [] } as unknown as ExerciseResult;
    const unit = loadComplete("01");
    expect(ofAll(unit, result)).toEqual({ ...result, points: 1, of: 3 });
    expect(ofAll(unit, { ...result, id: "9.9" }).of).toBe(1);
  });
});
