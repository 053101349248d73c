import vm from "node:vm";
import { Rng } from "lib/core/rng";
import type { Check } from "../exercises/exercise";
import { copyWithFunctions } from "../exercises/copyValue";
import { leavesOf, partAt, type Path } from "../exercises/leaves";
import { sameValue } from "../exercises/sameValue";
import type { Functions, LoadedExercise } from "../grade/loadUnit";
import { detachFunctions } from "../sandbox/functionPlaces";

/** A function of the library that may be somebody's answer. */
export interface Candidate {
  /** "lib/planning/lqr.ts" */
  file: string;
  name: string;
  run: (...args: unknown[]) => unknown;
}

/** A function that a student is to write, and that a function of the library answers for. */
export interface FoundAnswer {
  file: string;
  /** "planners.regulate(…).K" */
  how: string;
  exercise: string;
  answers: string;
}

/** How long one call of a candidate may take: most are called with what they are not made for. */
const patienceMs = 300;

/** What a function returns or throws within that time. */
function patiently(act: () => unknown): unknown {
  const key = "answerSearchAct";
  const holder = globalThis as Record<string, unknown>;
  holder[key] = act;
  try {
    return vm.runInThisContext(`globalThis.${key}()`, { timeout: patienceMs });
  } finally {
    delete holder[key];
  }
}

/** Ways to call a function with a student's arguments: as they are, and as one record by the names of the parameters, as a problem with
 *  a long horizon. */
const conventions: ((args: unknown[], names: readonly string[]) => unknown[])[] = [
  (args) => args,
  (args, names) => {
    const named = Object.fromEntries(names.map((name, i) => [name, args[i]]));
    const end = "Q" in named ? { QFinal: named.Q } : {};
    return [{ ...named, ...end, horizon: 500, iterations: 500 }];
  },
];

/** The parts of a value that may be the answer: itself, its fields, and the first item of either. */
function partsOf(value: unknown): Path[] {
  const isList = (at: unknown): at is unknown[] => Array.isArray(at) && at.length > 0;
  const fields: Path[] = leavesOf(value, 1).filter((path) => path.length > 0);
  return [[], ...fields].flatMap((path) => (isList(partAt(value, path)) ? [path, [...path, "0"]] : [path]));
}

const part = (value: unknown, path: Path): unknown => {
  const first = path[path.length - 1] === "0";
  const whole = partAt(value, first ? path.slice(0, -1) : path);
  return first && Array.isArray(whole) ? whole[0] : whole;
};

/** One function that students write, with the calls that the checks of its exercise make. */
export interface Sought {
  exercise: LoadedExercise;
  name: string;
  /** The names of its parameters, as far as they have any. */
  parameters: readonly string[];
}

/** Runs checks with one function replaced. @returns whether it was called and all checks passed */
async function passes(
  checks: readonly Check[],
  reference: Functions,
  name: string,
  answer: (args: unknown[]) => unknown,
): Promise<boolean> {
  let called = false;
  for (const check of checks) {
    const call = async (asked: string, ...args: unknown[]): Promise<unknown> => {
      const copies = copyWithFunctions(args);
      if (asked !== name) return (reference[asked] as (...args: unknown[]) => unknown)(...copies);
      called = true;
      return answer(copies);
    };
    try {
      await check.run({ call, rng: new Rng("answers").split(check.id), variant: 7 });
    } catch {
      return false;
    }
  }
  return called;
}

/** The arguments of the first call of a function in the checks. */
async function firstCall({ exercise, name }: Sought, reference: Functions): Promise<unknown[] | undefined> {
  let first: unknown[] | undefined;
  for (const check of [...exercise.checks, ...exercise.hidden]) {
    const call = async (asked: string, ...args: unknown[]): Promise<unknown> => {
      if (asked === name) first ??= args;
      return first ? undefined : (reference[asked] as (...args: unknown[]) => unknown)(...args);
    };
    await check.run({ call, rng: new Rng("answers").split(check.id), variant: 7 }).catch(() => undefined);
    if (first) return first;
  }
  return undefined;
}

/** Which parts of what a candidate returns to the first call are right; all that there may be where functions are handed over. */
function promising({ run }: Candidate, args: unknown[], right: unknown): Path[] {
  try {
    const got = patiently(() => run(...args));
    if (got === undefined || got instanceof Promise) return [];
    return partsOf(got).filter((path) => sameValue(part(got, path), right));
  } catch {
    return [];
  }
}

/** The first way in which a candidate passes all checks of a function that students write. */
async function answerOf(candidate: Candidate, sought: Sought, reference: Functions, first: unknown[]) {
  const { exercise, name, parameters } = sought;
  const ours = reference[name] as (...args: unknown[]) => unknown;
  const isPlain = detachFunctions(first).functions.length === 0;
  for (const [c, convention] of conventions.entries()) {
    const given = () => convention(copyWithFunctions(first), parameters);
    const right = isPlain ? ours(...copyWithFunctions(first)) : undefined;
    for (const path of isPlain ? promising(candidate, given(), right) : [[]]) {
      const answer = (args: unknown[]) =>
        part(
          patiently(() => candidate.run(...convention(args, parameters))),
          path,
        );
      if (await passes([...exercise.checks, ...exercise.hidden], reference, name, answer))
        return `${candidate.name}(${c === 0 ? "…" : "{ … }"})${path.map((step) => (step === "0" ? "[0]" : `.${step}`)).join("")}`;
    }
  }
  return undefined;
}

/** Tries each candidate for each function that students write. */
export async function searchAnswers(
  candidates: readonly Candidate[],
  wanted: readonly Sought[],
  reference: Functions,
): Promise<FoundAnswer[]> {
  const found: FoundAnswer[] = [];
  for (const sought of wanted) {
    const first = await firstCall(sought, reference);
    if (!first) continue;
    for (const candidate of candidates) {
      const how = await answerOf(candidate, sought, reference, first);
      const exercise = sought.exercise.id;
      if (how !== undefined) found.push({ file: candidate.file, how, exercise, answers: sought.name });
    }
  }
  return found;
}
