import { Rng } from "lib/core/rng";
import type { Check, Exercise } from "grading/exercises/exercise";
import {
  type Alternative01,
  type Misconception01,
  type Reference01,
  reference,
} from "grading/exercises/01/reference";
import { unit } from "grading/exercises/01/unit";

/** An exercise of notebook 01 with all its parts. */
export interface Complete {
  exercise: Exercise;
  hidden: Check[];
  misconceptions: Misconception01[];
  alternatives: Alternative01[];
}

const completionOnly = ["1.0", "1.10"];

/** The exercises that are graded by machine, in the notebook's order. */
export const exercises: Complete[] = unit.order
  .filter((id) => !completionOnly.includes(id))
  .map((id) => {
    const part = (name: string) => require(`grading/exercises/01/${id}/${name}`) as Partial<Complete>;
    const parts = ["public", "hidden", "misconceptions", "alternatives"].map(part);
    return Object.assign({}, ...parts) as Complete;
  });

/** The last call of a check and how it ended. */
export interface Run {
  passed: boolean;
  error?: Error;
  last?: { name: string; args: unknown[]; got: unknown };
}

/** Runs one check on these functions, in this process.
 *  @param copy How to hand values over; a function that changes its arguments must not see the check's own. */
export async function drive(
  check: Check,
  functions: Partial<Reference01>,
  seed: string | number,
  copy: <T>(value: T) => T = structuredClone,
): Promise<Run> {
  let last: Run["last"];
  const call = async (name: string, ...args: unknown[]) => {
    last = { name, args, got: undefined };
    const answer = (functions as Record<string, (...args: unknown[]) => unknown>)[name];
    last.got = copy(answer(...copy(args)));
    return last.got;
  };
  const rng = new Rng(seed).split(check.id);
  try {
    await check.run({ call, rng, variant: rng.split("variant").integer(1000) });
    return { passed: true, last };
  } catch (error) {
    return { passed: false, error: error as Error, last };
  }
}

export { reference };
