import type { Check } from "../checks/exercise";
import { gradeExercise, type Verdict } from "../grade/gradeExercise";
import type { LoadedExercise } from "../checks/loadUnit";
import type { RecordedCall } from "../checks/observeCalls";
import { runCheck, type Student } from "../checks/runCheck";
import type { ExerciseResult } from "../report/results";
import { hintFor, publicDraw, type Symptoms } from "./symptoms";

/**
 * An exercise's public checks, with hints from its symptoms.
 * @param open a fresh view of the student's functions; it must tell each of their calls to `record`
 */
export async function checkExercise(
  exercise: LoadedExercise,
  symptoms: Symptoms | undefined,
  open: (record: (call: RecordedCall) => void) => Promise<Student>,
): Promise<ExerciseResult> {
  const run = async (_kind: "public" | "hidden", { id }: { id: string }): Promise<Verdict> => {
    const check = exercise.checks.find((known) => known.id === id) as Check;
    let last: RecordedCall | undefined;
    const outcome = await runCheck(check, () => open((call) => (last = call)), publicDraw);
    const hint = outcome.status === "wrong" && last ? hintFor(symptoms, id, last) : undefined;
    return { ...outcome, ...(hint !== undefined && { hint }) };
  };
  return gradeExercise({ ...exercise, hidden: [] }, run, []);
}
