import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type LoadedExercise, loadUnit } from "../checks/loadUnit";
import { type RecordedCall, runCheck } from "../checks/runCheck";
import { repositoryRoot } from "../notebook/repository";
import { localStudent } from "./localStudent";

/** What the known mistakes of an exercise return in its public checks: fingerprints of values → what to tell. A student's
 *  package holds these instead of the mistakes themselves. */
export interface Symptoms {
  hints: string[];
  /** Fingerprint of a call and its value → index into hints. */
  values: Record<string, number>;
}

/** The draw of every public check in a notebook: they are the same for everybody. */
export const publicDraw = { seed: "public", variant: 0 };

/** Numbers to four digits, so that a mistake is recognised whatever the order of its sums. */
function rounded(value: unknown, depth: number): unknown {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return String(value);
    return Math.abs(value) < 1e-10 ? "0" : value.toPrecision(4);
  }
  if (typeof value === "function") return "function";
  if (typeof value !== "object" || value === null || depth === 0) return String(value);
  if (Array.isArray(value)) return value.slice(0, 1000).map((item) => rounded(item, depth - 1));
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.slice(0, 100).map(([key, item]) => [key, rounded(item, depth - 1)]);
}

/** One call, with its value and how it called the functions among its arguments, as a short hash from which nothing can be
 *  read. Of such a function no more counts than that it is one. */
export function fingerprint(check: string, { name, args, got, asked = [] }: RecordedCall): string {
  const questions = asked.slice(0, 1000).map(({ place, args: given }) => [place, rounded(given, 6)]);
  const text = JSON.stringify([
    check,
    name,
    rounded(args, 6),
    rounded(got, 6),
    ...(asked.length > 0 ? [questions] : []),
  ]);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

type Callable = Record<string, (...args: never[]) => unknown>;

/** The symptoms of an exercise's misconceptions, found by running them through its public checks. */
export async function findSymptoms(exercise: LoadedExercise, reference: Callable): Promise<Symptoms> {
  const symptoms: Symptoms = { hints: [], values: {} };
  for (const { implement, hint } of exercise.misconceptions) {
    const functions = { ...reference, ...implement(reference) };
    for (const check of exercise.checks) {
      const outcome = await runCheck(check, async () => localStudent(functions), publicDraw);
      if (outcome.status !== "wrong" || !outcome.last) continue;
      const known = symptoms.hints.indexOf(hint);
      const index = known < 0 ? symptoms.hints.push(hint) - 1 : known;
      symptoms.values[fingerprint(check.id, outcome.last)] ??= index;
    }
  }
  return symptoms;
}

/** The hint for a value that failed a public check, if it is that of a known mistake. */
export function hintFor(
  symptoms: Symptoms | undefined,
  check: string,
  call: RecordedCall,
): string | undefined {
  const index = symptoms?.values[fingerprint(check, call)];
  return index === undefined ? undefined : symptoms?.hints[index];
}

/** Where a student's package keeps the symptoms of an exercise. */
export function symptomsFile(root: string, unit: string, exercise: string): string {
  return path.join(root, "grading", "exercises", unit, exercise, "symptoms.json");
}

const known = new Map<string, Promise<Symptoms | undefined>>();

/** The symptoms of an exercise: as released, or in the master repository from the misconceptions themselves. */
export function loadSymptoms(unit: string, exercise: LoadedExercise): Promise<Symptoms | undefined> {
  const key = `${unit}/${exercise.id}`;
  const file = symptomsFile(repositoryRoot(), unit, exercise.id);
  const reference = exercise.misconceptions.length > 0 ? loadUnit(unit).reference : undefined;
  const found =
    known.get(key) ??
    (existsSync(file)
      ? Promise.resolve(JSON.parse(readFileSync(file, "utf8")) as Symptoms)
      : reference
        ? findSymptoms(exercise, reference)
        : Promise.resolve(undefined));
  known.set(key, found);
  return found;
}
