import type { ExerciseResult, Results } from "./results";

/** Why an exercise has no points yet: a failure of ours, which is never a student's zero. */
export function notGraded({ checks, status, message }: ExerciseResult): string | undefined {
  const ours = checks.find((check) => check.status === "infrastructure-error");
  if (!ours && status !== "infrastructure-error") return undefined;
  return ours?.message ?? message ?? "a failure of ours";
}

/** Points as they stand in a report: a dash where they are not known. */
export function pointsOf(exercise: ExerciseResult): string {
  return `${notGraded(exercise) === undefined ? exercise.points : "–"} / ${exercise.of}`;
}

/** Whether a track's points are known: all of its exercises have been graded. */
export function isComplete({ failure, exercises }: Results, track: ExerciseResult["track"]): boolean {
  return !failure && exercises.every((one) => one.track !== track || notGraded(one) === undefined);
}

/** Why a submission has no points, or not all of them; nothing where it has. */
export function whyIncomplete({ failure, exercises }: Results): string | undefined {
  if (failure) return failure.message;
  const open = exercises.flatMap((one) => {
    const reason = notGraded(one);
    return reason === undefined ? [] : [`${one.id} not graded: ${reason}`];
  });
  return open.length > 0 ? open.join("; ") : undefined;
}
