import { addScores, type CheckResult, type ExerciseResult, type Status } from "../report/results";
import type { Outcome } from "../checks/runCheck";
import type { CheckSheet, ExerciseSheet } from "./sheet";

/** An outcome, with the likely cause of a wrong answer where it is known. */
export interface Verdict extends Outcome {
  hint?: string;
}

/** Runs one check. @param last whether no check of the exercise follows */
export type RunCheck = (kind: "public" | "hidden", check: CheckSheet, last: boolean) => Promise<Verdict>;

/** After one of these, the rest of an exercise would only end the same way. */
const final: ReadonlySet<Status> = new Set(["timeout", "out-of-memory", "output-limit"]);

/** An exercise's checks, public ones first. */
const checksOf = ({ checks, hidden }: ExerciseSheet): ["public" | "hidden", CheckSheet][] => [
  ...checks.map((check): ["public", CheckSheet] => ["public", check]),
  ...hidden.map((check): ["hidden", CheckSheet] => ["hidden", check]),
];

/** Runs an exercise's checks, public ones first. */
export async function gradeExercise(
  exercise: ExerciseSheet,
  run: RunCheck,
  replaced: string[],
): Promise<ExerciseResult> {
  const all = checksOf(exercise);
  const results: CheckResult[] = [];
  const verdicts: Verdict[] = [];
  let stopped: Verdict | undefined;
  for (const [i, [kind, check]] of all.entries()) {
    const verdict = stopped ? { ...stopped, seconds: 0 } : await run(kind, check, i === all.length - 1);
    results.push(toResult(check, kind, verdict, stopped !== undefined));
    verdicts.push(verdict);
    // The one function that an exercise asks for is as unwritten for every other check.
    const unwritten = verdict.notWritten && exercise.functions.length === 1;
    if (final.has(verdict.status) || unwritten) stopped = verdict;
  }
  const left = [...new Set(verdicts.flatMap((verdict) => verdict.left ?? []))];
  const notWritten = verdicts.length > 0 && verdicts.every((verdict) => verdict.notWritten);
  return {
    ...summary(exercise, results),
    ...(notWritten && { message: notWrittenMessage(exercise.id) }),
    ...(left.length > 0 && { notes: left.map((sentence) => `${sentence}.`) }),
    replaced,
  };
}

/** The one sentence for an exercise whose stub is untouched. */
export function notWrittenMessage(id: string): string {
  return `Exercise ${id} is not written yet.`;
}

/** An exercise none of whose checks could run. */
export function ungradedExercise(exercise: ExerciseSheet, status: Status, message: string): ExerciseResult {
  const results = checksOf(exercise).map(([kind, check]) => ({
    id: check.id,
    title: check.title,
    kind,
    status,
    points: 0,
    of: check.points,
    seconds: 0,
  }));
  return { ...summary(exercise, results), message, replaced: [] };
}

function summary(exercise: ExerciseSheet, checks: CheckResult[]): Omit<ExerciseResult, "replaced"> {
  const { id, title, track, section } = exercise;
  const status = checks.find((check) => check.status !== "pass")?.status ?? "pass";
  return { id, title, track, section, status, ...addScores(checks), checks };
}

function toResult(
  check: CheckSheet,
  kind: "public" | "hidden",
  verdict: Verdict,
  skipped: boolean,
): CheckResult {
  const { id, title, points: of } = check;
  const { status, seconds, expected, got, hint } = verdict;
  const base = { id, title, kind, status, points: status === "pass" ? of : 0, of, seconds };
  if (status === "pass") return base;
  const message = skipped && !verdict.notWritten ? notRun : tell(kind, verdict);
  return {
    ...base,
    ...(message !== undefined && { message }),
    ...(kind === "public" && expected !== undefined && { expected }),
    ...(kind === "public" && got !== undefined && { got }),
    ...(hint !== undefined && { hint }),
  };
}

const notRun = "not run: an earlier check of this exercise reached a limit";

/** What may be told: of a hidden check nothing that the student's code wrote, since it has seen the hidden instance. */
function tell(
  kind: "public" | "hidden",
  { status, message, changed, far, hint }: Verdict,
): string | undefined {
  if (kind === "public" || status === "infrastructure-error") return message;
  if (changed) return "your function changed its arguments on another instance";
  if (status === "crash") return "your function ended with an error on another instance";
  if (status === "not-gradable") return message;
  if (status === "wrong" && hint === undefined) return far;
  return undefined;
}
