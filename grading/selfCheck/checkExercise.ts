import { gradeExercise } from "../grade/gradeExercise";
import type { LoadedExercise, LoadedUnit } from "../grade/loadUnit";
import type { RecordedCall, Student } from "../grade/runCheck";
import type { ExerciseResult } from "../report/results";
import { exercisePoints } from "./exercisePoints";
import { hintFor, publicDraw, type Symptoms } from "./symptoms";

/**
 * An exercise's public checks, with hints from its symptoms.
 * @param open a fresh view of the student's functions; it must tell each of their calls to `record`
 */
export async function checkExercise(
  unit: LoadedUnit,
  exercise: LoadedExercise,
  symptoms: Symptoms | undefined,
  open: (record: (call: RecordedCall) => void) => Promise<Student>,
): Promise<ExerciseResult> {
  const lastCalls: (RecordedCall | undefined)[] = [];
  const { reference: _reference, ...withoutAnswers } = unit;
  const run = {
    unit: withoutAnswers,
    draw: () => publicDraw,
    open: () => {
      const index = lastCalls.push(undefined) - 1;
      return open((call) => (lastCalls[index] = call));
    },
  };
  const result = await gradeExercise({ ...exercise, hidden: [], misconceptions: [] }, run, []);
  const checks = result.checks.map((check, i) => {
    const last = lastCalls[i];
    const hint = check.status === "wrong" && last ? hintFor(symptoms, check.id, last) : undefined;
    return hint === undefined ? check : { ...check, hint };
  });
  return ofAll(unit, { ...result, checks });
}

/** The result of public checks as a part of all points of its exercise. */
export function ofAll(unit: LoadedUnit, result: ExerciseResult): ExerciseResult {
  return { ...result, of: exercisePoints(unit, result.id) ?? result.of };
}
