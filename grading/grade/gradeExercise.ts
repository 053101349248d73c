import { recognise } from "../exercises/recognise";
import type { Check } from "../exercises/exercise";
import { addScores, type CheckResult, type ExerciseResult, type Status } from "../report/results";
import type { LoadedExercise, LoadedUnit } from "./loadUnit";
import { confirmWrong, type Draw, type Outcome, runCheck, type Student } from "./runCheck";

/** What grading one exercise needs besides the exercise. */
export interface ExerciseRun {
  unit: LoadedUnit;
  open(): Promise<Student>;
  draw(check: string): Draw;
}

/** After one of these, the rest of an exercise would only end the same way. */
const final: ReadonlySet<Status> = new Set(["timeout", "out-of-memory", "output-limit"]);

/** Runs an exercise's checks, public ones first, each in a process of its own. */
export async function gradeExercise(
  exercise: LoadedExercise,
  run: ExerciseRun,
  replaced: string[],
): Promise<ExerciseResult> {
  const results: CheckResult[] = [];
  const outcomes: Outcome[] = [];
  let stopped: Outcome | undefined;
  for (const [kind, checks] of [
    ["public", exercise.checks],
    ["hidden", exercise.hidden],
  ] as const) {
    for (const check of checks) {
      const outcome = stopped ? { ...stopped, seconds: 0 } : await verdict(exercise, check, run);
      results.push(toResult(check, kind, exercise, outcome, run.unit, stopped !== undefined));
      outcomes.push(outcome);
      if (final.has(outcome.status)) stopped = outcome;
    }
  }
  const notWritten = outcomes.length > 0 && outcomes.every((outcome) => outcome.notWritten);
  return {
    ...summary(exercise, results),
    ...(notWritten && { message: notWrittenMessage(exercise.id) }),
    replaced,
  };
}

/** The one sentence for an exercise whose stub is untouched. */
export function notWrittenMessage(id: string): string {
  return `Exercise ${id} is not written yet.`;
}

/** An exercise none of whose checks could run. */
export function ungradedExercise(exercise: LoadedExercise, status: Status, message: string): ExerciseResult {
  const results = [
    ...exercise.checks.map((check) => ({ check, kind: "public" as const })),
    ...exercise.hidden.map((check) => ({ check, kind: "hidden" as const })),
  ].map(({ check, kind }) => ({
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

function summary(exercise: LoadedExercise, checks: CheckResult[]): Omit<ExerciseResult, "replaced"> {
  const { id, title, track, section } = exercise;
  const status = checks.find((check) => check.status !== "pass")?.status ?? "pass";
  return { id, title, track, section, status, ...addScores(checks), checks };
}

/** One check's outcome; a wrong answer counts only if ours is right on the same instance, and our failures are tried twice. */
async function verdict(exercise: LoadedExercise, check: Check, run: ExerciseRun): Promise<Outcome> {
  const draw = run.draw(`${exercise.id}/${check.id}`);
  let outcome = await runCheck(check, run.open, draw);
  if (outcome.status === "infrastructure-error") outcome = await runCheck(check, run.open, draw);
  const { reference } = run.unit;
  if (outcome.status !== "wrong" || !reference || (await confirmWrong(check, reference, draw)))
    return outcome;
  return {
    status: "infrastructure-error",
    message: `the check ${exercise.id}/${check.id} rejects our own answer: a fault of ours`,
    seconds: outcome.seconds,
  };
}

function toResult(
  check: Check,
  kind: "public" | "hidden",
  exercise: LoadedExercise,
  outcome: Outcome,
  unit: LoadedUnit,
  skipped: boolean,
): CheckResult {
  const { id, title, points: of } = check;
  const { status, seconds } = outcome;
  const base = { id, title, kind, status, points: status === "pass" ? of : 0, of, seconds };
  if (status === "pass") return base;
  const message = skipped
    ? "not run: an earlier check of this exercise reached a limit"
    : tell(kind, outcome);
  const hint = hintFor(exercise, unit, outcome);
  return {
    ...base,
    ...(message !== undefined && { message }),
    ...(kind === "public" && outcome.expected !== undefined && { expected: outcome.expected }),
    ...(kind === "public" && outcome.got !== undefined && { got: outcome.got }),
    ...(hint !== undefined && { hint }),
  };
}

/** What may be told: of a hidden check nothing that the student's code wrote, since it has seen the hidden instance. */
function tell(kind: "public" | "hidden", { status, message }: Outcome): string | undefined {
  if (kind === "public" || status === "infrastructure-error") return message;
  if (status === "crash") return "your function ended with an error on another instance";
  if (status === "not-gradable") return message;
  return undefined;
}

function hintFor(
  exercise: LoadedExercise,
  { reference }: LoadedUnit,
  { status, last }: Outcome,
): string | undefined {
  if (status !== "wrong" || !last || !reference) return undefined;
  return recognise(last.name, last.args, last.got, exercise.misconceptions, reference, last.asked)?.hint;
}
