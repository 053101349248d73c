import vm from "node:vm";
import { Rng } from "lib/core/rng";
import { givenArguments, plainCopy } from "../checks/callOurs";
import type { Call, Check } from "../checks/exercise";
import { leavesOf, partAt, type Path } from "../checks/leaves";
import { sameValue } from "../checks/sameValue";
import type { Functions, LoadedExercise } from "../checks/loadUnit";
import { detachFunctions } from "../sandbox/channel/functionPlaces";

/** A function of a release that may be somebody's answer. */
export interface Candidate {
  /** "lib/planning/lqr.ts" */
  file: string;
  name: string;
  run: (...args: unknown[]) => unknown;
}

/** A function of a release that passes all checks of one that students are to write. */
export interface FoundAnswer {
  file: string;
  /** "lqr(…).K" */
  call: string;
  /** "2.4" */
  exercise: string;
  /** What students write. */
  answers: string;
}

type Run = Candidate["run"];

/** How long one call of a candidate may take, in milliseconds: most are called with what they are not made for. */
const patience = 2000;

const room: { act?: () => unknown } = vm.createContext({});

/** What a function returns or throws within that time. */
function patiently(act: () => unknown): unknown {
  room.act = act;
  return vm.runInContext("act()", room, { timeout: patience });
}

/** Runs a check with one function replaced by another, and the others by ours. */
function runWith(check: Check, reference: Functions, name: string, answer: Run): Promise<void> {
  const call: Call = async (asked, ...args) => {
    const copies = givenArguments(args);
    const given = asked === name ? patiently(() => answer(...copies)) : (reference[asked] as Run)(...copies);
    return plainCopy(await given);
  };
  return check.run({ call, rng: new Rng("answers").split(check.id), variant: 7 });
}

/** Whether checks ask for a function at all, and pass with this one in its place. */
async function passes(checks: readonly Check[], reference: Functions, name: string, answer: Run) {
  let calls = 0;
  const counted: Run = (...args) => (calls++, answer(...args));
  for (const check of checks) {
    try {
      await runWith(check, reference, name, counted);
    } catch {
      return false;
    }
  }
  return calls > 0;
}

/** The arguments of the first call of a function in some checks; nothing where they do not call it. */
async function firstCall(checks: readonly Check[], reference: Functions, name: string) {
  let first: unknown[] | undefined;
  for (const check of checks) {
    await runWith(check, reference, name, (...args) => void (first ??= args)).catch(() => undefined);
    if (first) return first;
  }
  return undefined;
}

const isAsync = (run: Run): boolean => Object.prototype.toString.call(run) === "[object AsyncFunction]";

/** Whether a function asks for no argument: it does a thing of its own, whatever it is given. */
const asksForNothing = (run: Run): boolean => run.length === 0 && !/^[^(]*\(\s*\.{3}/.test(String(run));

/** The candidates that can be right by what they take and give: whole experiments, which take long, are none.
 *  @param ours the function that they would answer @param isPlain whether it is given data alone */
function plausible(candidates: readonly Candidate[], ours: Run, isPlain: boolean): readonly Candidate[] {
  return candidates.filter(
    ({ run }) =>
      !(isPlain && isAsync(run) && !isAsync(ours)) && !(asksForNothing(run) && !asksForNothing(ours)),
  );
}

/** The parts of what a candidate returns that are right: itself, or one of its fields. None where it throws. */
function rightParts({ run }: Candidate, args: unknown[], right: unknown): Path[] {
  try {
    const got = patiently(() => run(...args));
    const parts: Path[] = [[], ...leavesOf(got, 1)];
    return parts.filter((path) => sameValue(partAt(got, path), right));
  } catch {
    return [];
  }
}

/**
 * The functions that answer an exercise, under whatever name: each is called as the student's function is by the checks, public and
 * hidden, and what it returns, or one field of that, has to pass them all.
 * @param reference Our own answers by name.
 */
export async function searchAnswers(
  candidates: readonly Candidate[],
  exercises: readonly Pick<LoadedExercise, "id" | "functions" | "checks" | "hidden">[],
  reference: Functions,
): Promise<FoundAnswer[]> {
  const found: FoundAnswer[] = [];
  for (const { id, functions, checks: shown, hidden } of exercises) {
    const checks = [...shown, ...hidden];
    for (const name of functions) {
      const first = await firstCall(checks, reference, name);
      if (!first) continue;
      const isPlain = detachFunctions(first).functions.length === 0;
      const right = isPlain ? (reference[name] as Run)(...givenArguments(first)) : undefined;
      for (const candidate of plausible(candidates, reference[name] as Run, isPlain)) {
        // What was ended in the middle of a recording of tensors gives their engine back in the next turn.
        await new Promise((resolve) => setImmediate(resolve));
        const parts: Path[] = isPlain ? rightParts(candidate, givenArguments(first), right) : [[]];
        for (const path of parts) {
          const answer: Run = (...args) => partAt(candidate.run(...args), path);
          if (!(await passes(checks, reference, name, answer))) continue;
          const call = [`${candidate.name}(…)`, ...path].join(".");
          found.push({ file: candidate.file, call, exercise: id, answers: name });
          break;
        }
      }
    }
  }
  return found;
}
