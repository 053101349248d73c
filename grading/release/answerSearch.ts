import { Rng } from "lib/core/rng";
import { givenArguments, plainCopy } from "../checks/callOurs";
import type { Call, Check } from "../checks/exercise";
import { leavesOf, partAt, type Path } from "../checks/leaves";
import { sameValue } from "../checks/sameValue";
import type { Functions, LoadedExercise } from "../checks/loadUnit";
import { detachFunctions } from "../sandbox/channel/functionPlaces";
import { HeldUp, patiently } from "./patiently";

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

/** How long one call of a candidate may take, in milliseconds. */
const patience = 2000;

/** How long its first call may: most are called with what they are not made for, and who answers as ours does takes no 20 times as
 *  long. */
const patienceFor = (oursTakes: number): number =>
  Math.min(patience, Math.max(100, Math.ceil(20 * oursTakes)));

/** Runs a check with one function replaced by another, and the others by ours. */
function runWith(check: Check, reference: Functions, name: string, answer: Run): Promise<void> {
  const call: Call = async (asked, ...args) => {
    const run = asked === name ? answer : (reference[asked] as Run);
    return plainCopy(await run(...givenArguments(args)));
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

/** How the first check that calls our function does: with what arguments, and how long it takes, in milliseconds; nothing where none
 *  does. */
async function observed(checks: readonly Check[], reference: Functions, name: string) {
  let seen: { first: unknown[]; oursTakes: number } | undefined;
  const watched: Run = (...args) => {
    const first = givenArguments(args);
    const start = performance.now();
    const answer = (reference[name] as Run)(...args);
    seen ??= { first, oursTakes: performance.now() - start };
    return answer;
  };
  for (const check of checks) {
    await runWith(check, reference, name, watched).catch(() => undefined);
    if (seen) return seen;
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
function rightParts(run: Run, args: unknown[], right: unknown): Path[] {
  try {
    const got = run(...args);
    const parts: Path[] = [[], ...leavesOf(got, 1)];
    return parts.filter((path) => sameValue(partAt(got, path), right));
  } catch {
    return [];
  }
}

/** A function that students write, and how a candidate is asked whether it is one. */
export interface Question {
  exercise: string;
  name: string;
  checks: readonly Check[];
  /** Our own answers of the unit, by name. */
  reference: Functions;
  /** The arguments of the first call. */
  first: unknown[];
  /** Whether the function is given data alone; then `right` is what it must return for `first`. */
  isPlain: boolean;
  right: unknown;
  /** How long a candidate's first call may take, in milliseconds. */
  firstPatience: number;
}

/** What is asked about the functions of a unit's exercises; those that no check calls are left out.
 *  @param reference Our own answers by name. */
export async function questionsOf(
  exercises: readonly Pick<LoadedExercise, "id" | "functions" | "checks" | "hidden">[],
  reference: Functions,
): Promise<Question[]> {
  const questions: Question[] = [];
  for (const { id: exercise, functions, checks: shown, hidden } of exercises)
    for (const name of functions) {
      const checks = [...shown, ...hidden];
      const ours = await observed(checks, reference, name);
      if (!ours) continue;
      const { first, oursTakes } = ours;
      const isPlain = detachFunctions(first).functions.length === 0;
      const right = isPlain ? (reference[name] as Run)(...givenArguments(first)) : undefined;
      const firstPatience = patienceFor(oursTakes);
      questions.push({ exercise, name, checks, reference, first, isPlain, right, firstPatience });
    }
  return questions;
}

/** How a candidate answers a question: "lqr(…).K"; nothing where it does not.
 *  @param limit how long its first call may take, in milliseconds @returns also whether a call had no such time of the processor's */
async function answersWithin(limit: number, candidate: Candidate, question: Question) {
  const { name, checks, reference, first, isPlain, right } = question;
  let wasHeldUp = false;
  let calls = 0;
  const run: Run = (...args) => {
    try {
      // What has answered the first call may take its time for the others.
      return patiently(() => candidate.run(...args), calls++ === 0 ? limit : patience);
    } catch (error) {
      wasHeldUp ||= error instanceof HeldUp;
      throw error;
    }
  };
  const parts: Path[] = isPlain ? rightParts(run, givenArguments(first), right) : [[]];
  for (const path of parts) {
    const answer: Run = (...args) => partAt(run(...args), path);
    if (await passes(checks, reference, name, answer))
      return { call: [`${candidate.name}(…)`, ...path].join("."), wasHeldUp };
  }
  return { wasHeldUp };
}

/** The same, asked once more with all the time that a call may take where others had the processor. */
async function answers(candidate: Candidate, question: Question): Promise<string | undefined> {
  const { call, wasHeldUp } = await answersWithin(question.firstPatience, candidate, question);
  if (call || !wasHeldUp) return call;
  return (await answersWithin(patience, candidate, question)).call;
}

/**
 * The functions that answer an exercise, under whatever name: each is called as the student's function is by the checks, public and
 * hidden, and what it returns, or one field of that, has to pass them all.
 * @param onAsked hears of each question that all candidates were asked
 */
export async function searchAnswers(
  candidates: readonly Candidate[],
  questions: readonly Question[],
  onAsked: () => void = () => undefined,
): Promise<FoundAnswer[]> {
  const found: FoundAnswer[] = [];
  for (const question of questions) {
    const { exercise, name, reference, isPlain } = question;
    for (const candidate of plausible(candidates, reference[name] as Run, isPlain)) {
      const call = await answers(candidate, question);
      if (call) found.push({ file: candidate.file, call, exercise, answers: name });
    }
    onAsked();
  }
  return found;
}
