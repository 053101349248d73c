import type { ExerciseResult } from "grading/report/results";
import { exercisePoints, ofAll } from "grading/selfCheck/exercisePoints";
import { loadComplete } from "../exercises/drive";

describe.each(["01", "02"])("exercisePoints of notebook %s", (notebook) => {
  const unit = loadComplete(notebook);

  it("are those of the public and the hidden checks together", () => {
    for (const { id, checks, hidden } of unit.exercises) {
      const all = [...checks, ...hidden].reduce((sum, { points }) => sum + points, 0);
      expect([id, exercisePoints(unit, id)]).toEqual([id, all]);
    }
  });

  it("are unknown of what is no exercise", () => {
    expect(exercisePoints(unit, "9.9")).toBeUndefined();
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
