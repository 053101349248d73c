import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type LoadedExercise, loadUnit } from "../checks/loadUnit";
import type { RecordedCall } from "../checks/observeCalls";
import { runCheck } from "../checks/runCheck";
import { repositoryRoot } from "../notebook/repository";
import { loadedTensors } from "../sandbox/tensors";
import { localStudent } from "./localStudent";
import { observationsOf } from "./observations";

/**
 * What the known mistakes of an exercise show in its public checks, and a right answer does not. A student's package holds these
 * instead of the mistakes themselves.
 */
export interface Symptoms {
  hints: string[];
  /** Observation of a call → indices into hints. */
  seen: Record<string, number[]>;
}

/** The draw of every public check in a notebook: they are the same for everybody. */
export const publicDraw = { seed: "public", variant: 0 };

type Callable = Record<string, (...args: never[]) => unknown>;

/** The symptoms of an exercise's misconceptions, found by running them, and the right answer, through its public checks. */
export async function findSymptoms(exercise: LoadedExercise, reference: Callable): Promise<Symptoms> {
  const symptoms: Symptoms = { hints: [], seen: {} };
  await loadedTensors()?.ready();
  for (const check of exercise.checks) {
    const calls: RecordedCall[] = [];
    await runCheck(check, async () => localStudent(reference, (call) => calls.push(call)), publicDraw);
    const right = new Set(calls.flatMap((call) => observationsOf(check.id, call)));
    for (const { implement, hint } of exercise.misconceptions) {
      const functions = { ...reference, ...implement(reference) };
      const { status, last } = await runCheck(check, async () => localStudent(functions), publicDraw);
      if (status !== "wrong" || !last) continue;
      const known = symptoms.hints.indexOf(hint);
      const index = known < 0 ? symptoms.hints.push(hint) - 1 : known;
      for (const observation of observationsOf(check.id, last).filter((one) => !right.has(one))) {
        const indices = (symptoms.seen[observation] ??= []);
        if (!indices.includes(index)) indices.push(index);
      }
    }
  }
  return symptoms;
}

/**
 * The hint for a call that failed a public check, if it shows a known mistake; of several mistakes that of the first symptom. Of those
 * that share this symptom it is the one with most of the others.
 */
export function hintFor(
  symptoms: Symptoms | undefined,
  check: string,
  call: RecordedCall,
): string | undefined {
  if (!symptoms) return undefined;
  const shown = observationsOf(check, call).flatMap((observation) => {
    const indices = symptoms.seen[observation];
    return indices ? [indices] : [];
  });
  const count = (index: number): number => shown.filter((indices) => indices.includes(index)).length;
  const [first = []] = shown;
  const most = Math.max(...first.map(count));
  const index = first.find((candidate) => count(candidate) === most);
  return index === undefined ? undefined : symptoms.hints[index];
}

/** Where a student's package keeps the symptoms of an exercise. */
export function symptomsFile(root: string, unit: string, exercise: string): string {
  return path.join(root, "grading", "exercises", unit, exercise, "symptoms.json");
}

const known = new Map<string, Symptoms | undefined>();

/** The symptoms of an exercise: as released, or in the master repository from the misconceptions themselves. */
export async function loadSymptoms(unit: string, exercise: LoadedExercise): Promise<Symptoms | undefined> {
  const key = `${unit}/${exercise.id}`;
  const file = symptomsFile(repositoryRoot(), unit, exercise.id);
  if (known.has(key)) return known.get(key);
  // Kept when they are complete: what an interrupt has cut short must not be waited for by the next check.
  const found = existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as Symptoms)
    : await computeSymptoms(unit, exercise);
  known.set(key, found);
  return found;
}

async function computeSymptoms(unit: string, exercise: LoadedExercise): Promise<Symptoms | undefined> {
  const reference = exercise.misconceptions.length > 0 ? loadUnit(unit).reference : undefined;
  return reference && findSymptoms(exercise, reference);
}
