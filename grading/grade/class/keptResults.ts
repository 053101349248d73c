import { seedFingerprint } from "../../checks/seeds";
import { notGraded } from "../../report/notGraded";
import { addScores, type ExerciseResult, type Results } from "../../report/results";
import type { SubmissionFile } from "../collecting/collect";
import type { Grader } from "../grader";

/** A submission's results before anything is graded. */
export function emptyResults(
  { student, file, extra, shown = file }: SubmissionFile,
  grader: Grader,
): Results {
  const second = extra === undefined ? "" : ` + ${grader.parts[1]?.name}`;
  return {
    version: 1,
    notebook: grader.unit.id,
    student,
    submission: { file: (shown?.split(/[\\/]/).pop() ?? "") + second, sha256: "" },
    master: grader.masterHash,
    grader: grader.graderHash,
    seed: seedFingerprint(grader.secret),
    tier: grader.tier.name,
    core: { points: 0, of: 0 },
    track5756: { points: 0, of: 0 },
    exercises: [],
    repairs: [],
    seconds: 0,
  };
}

/** The points of both tracks. */
export function totals(exercises: readonly ExerciseResult[]): Pick<Results, "core" | "track5756"> {
  const of = (track: ExerciseResult["track"]) =>
    addScores(exercises.filter((exercise) => exercise.track === track));
  return { core: of("core"), track5756: of("5756") };
}

/** Whether earlier results are of the same file by the same grader, without a failure of ours. */
export function isOf(before: Results, now: Results): boolean {
  const same = (["version", "notebook", "student", "master", "grader", "seed", "tier"] as const).every(
    (key) => before[key] === now[key],
  );
  const ours =
    before.failure?.status === "infrastructure-error" ||
    before.exercises.some((exercise) => notGraded(exercise) !== undefined);
  return same && before.submission.sha256 === now.submission.sha256 && now.submission.sha256 !== "" && !ours;
}

/** The exercises in which nothing was wrong. */
export const passedIn = ({ exercises }: Results): string[] =>
  exercises.filter(({ status }) => status === "pass").map(({ id }) => id);

/** The earlier results with the newer ones in their places. */
export function mergeExercises(before: ExerciseResult[], now: ExerciseResult[]): ExerciseResult[] {
  const newer = new Map(now.map((exercise) => [exercise.id, exercise]));
  return before.map((exercise) => newer.get(exercise.id) ?? exercise);
}
