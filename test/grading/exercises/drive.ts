import path from "node:path";
import { Rng } from "lib/core/rng";
import { callOurs } from "grading/checks/callOurs";
import type { Check, Misconception, Variation } from "grading/checks/exercise";
import type { Written } from "grading/checks/frames";
import { type Functions, type LoadedExercise, type LoadedUnit, loadUnit } from "grading/checks/loadUnit";
import { observeCalls, type RecordedCall } from "grading/checks/observeCalls";
import { loadedTensors } from "grading/sandbox/tensors";

/** A variation whose source stands beside it. */
export type WrittenVariation = Written<Functions, Variation<Functions>>;

/** An exercise that is graded by machine, with all its parts. */
export interface Complete extends LoadedExercise {
  misconceptions: Written<Functions, Misconception<Functions>>[];
  alternatives: WrittenVariation[];
}

/** A notebook's unit with all its parts, none of which may be missing. */
export type CompleteUnit = Omit<LoadedUnit, "exercises"> & { exercises: Complete[]; reference: Functions };

/** The exercises of a notebook, "01", with hidden checks, misconceptions, alternatives and our own answers. */
export function loadComplete(notebook: string): CompleteUnit {
  const { reference, ...unit } = loadUnit(notebook);
  if (!reference) throw new Error(`grading/exercises/${notebook}/reference.ts is missing`);
  const exercises = unit.exercises.map((exercise) => {
    const file = path.join("grading/exercises", notebook, exercise.id, "alternatives");
    return { ...exercise, ...(require(file) as Pick<Complete, "alternatives">) } as Complete;
  });
  return { ...unit, exercises, reference };
}

/** Our own functions with those of a variation in the places of some. */
export const variant = ({ implement }: Variation<Functions>, reference: Functions): Functions =>
  ({ ...reference, ...implement(reference) }) as Functions;

/** The last call of a check and how it ended. */
export interface Run {
  passed: boolean;
  error?: Error;
  last?: RecordedCall;
}

/**
 * Runs one check on these functions, in this process.
 * @param copies Whether to hand over copies, since a function that changes its arguments must not see the check's own.
 */
export async function drive(
  check: Check,
  functions: Functions,
  seed: string | number,
  { copies } = { copies: true },
): Promise<Run> {
  await loadedTensors()?.ready();
  let last: RecordedCall | undefined;
  const answer = async (name: string, ...args: unknown[]): Promise<unknown> => {
    const asked = functions[name] as (...args: unknown[]) => unknown;
    return copies ? callOurs(asked, ...args) : asked(...args);
  };
  const call = observeCalls(answer, (noted) => (last = noted));
  const rng = new Rng(seed).split(check.id);
  try {
    await check.run({ call, rng, variant: rng.split("variant").integer(1000) });
    return { passed: true, last };
  } catch (error) {
    return { passed: false, error: error as Error, last };
  }
}
