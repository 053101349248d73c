import type { Misconception } from "./exercise";
import { leavesOf, partAt, type Path } from "./leaves";
import { type Replay, replay } from "./replay";
import { sameValue } from "./sameValue";
import type { Question } from "./watchFunctions";

type Implementations = Record<string, (...args: never[]) => unknown>;

/** Of a function that asks more than this, nothing is recognised: comparing takes too long. */
const mostQuestions = 1000;

/** Everything that may tell what is wrong with one call. */
interface Case<Functions extends Implementations> {
  got: unknown;
  right: Replay;
  /** Each known mistake with how it does. */
  tries: { misconception: Misconception<Functions>; run: Replay }[];
  /** For each question of the student's the index of the first equal one. */
  kinds: number[];
}

/**
 * The misconception that a student's wrong answer shows; of two mistakes at once the first. In this order:
 *
 * 1. it asks the functions among the arguments what the student's function asked, and the right answer asks something else;
 * 2. where the right answer asks something that the student's function did not: of those that do so, too, the one that explains
 *    most of the student's questions, and more than the right answer;
 * 3. it gives the first wrong part of the answer, of a record a field, that any misconception gives;
 * 4. it gives the answer together with another one.
 * @param name The function that was called. @param got What the student's returned.
 * @param given All the right functions by name, and what the notebook is given.
 * @param asked How the student's function called the functions among its arguments, and what they answered.
 */
export function recognise<Functions extends Implementations>(
  name: string,
  args: unknown[],
  got: unknown,
  misconceptions: readonly Misconception<Functions>[],
  given: Functions,
  asked: readonly Question[] = [],
): Misconception<Functions> | undefined {
  if (asked.length > mostQuestions) return undefined;
  const run = (functions: Implementations) => replay(functions[name], args, asked);
  const right = run(given);
  const mistaken = (one: Misconception<Functions>, base = given): Functions =>
    ({ ...base, ...one.implement(base) }) as Functions;
  const tries = misconceptions.map((one) => ({ misconception: one, run: run(mistaken(one)) }));
  const found: Case<Functions> = { got, right, tries, kinds: kindsOf(asked) };
  const byQuestions = byAllQuestions(found);
  if (byQuestions) return byQuestions;
  if (right.strays) return byMostQuestions(found);
  return byPart(found) ?? byTwo(found, (first, second) => run(mistaken(first, mistaken(second))));
}

function kindsOf(asked: readonly Question[]): number[] {
  return asked.map(({ place, args }) =>
    asked.findIndex((other) => other.place === place && sameValue(other.args, args)),
  );
}

/** Whether a run asked what the student's function asked, each question as often. */
const asksAll = ({ strays, asked }: Replay, kinds: number[]): boolean =>
  !strays && asked.length === kinds.length && new Set(asked).size === kinds.length;

/** Whether it asked that, however often. */
function asksEachKind({ strays, asked }: Replay, kinds: number[]): boolean {
  const ours = new Set(asked.map((i) => kinds[i]));
  return !strays && kinds.every((kind) => ours.has(kind));
}

const gives = (value: unknown, { run }: { run: Replay }): boolean =>
  "value" in run && sameValue(run.value, value);

function byAllQuestions<F extends Implementations>({ got, right, tries, kinds }: Case<F>) {
  for (const fits of [asksAll, asksEachKind]) {
    if (fits(right, kinds)) return undefined;
    const same = tries.filter(({ run }) => fits(run, kinds));
    const best = same.find((one) => gives(got, one)) ?? same[0];
    if (best) return best.misconception;
  }
  return undefined;
}

/** How many different questions of the student's a run asked. */
const sizeOf = ({ asked }: Replay, kinds: number[]): number => new Set(asked.map((i) => kinds[i])).size;

/** One that has to stop as well, but goes further than the right answer. One that ends would have asked no more. */
function byMostQuestions<F extends Implementations>({ right, tries, kinds }: Case<F>) {
  const stopped = tries.filter(({ run }) => run.strays && sizeOf(run, kinds) > sizeOf(right, kinds));
  const most = Math.max(...stopped.map(({ run }) => sizeOf(run, kinds)));
  return stopped.find(({ run }) => sizeOf(run, kinds) === most)?.misconception;
}

/** Of those that give the first wrong part, the one that gives most wrong parts; of these the one that asks most. */
function byPart<F extends Implementations>({ got, right, tries, kinds }: Case<F>) {
  if (!("value" in right)) return undefined;
  const isWrong = (path: Path) => !sameValue(partAt(got, path), partAt(right.value, path));
  const wrong = leavesOf(right.value).filter(isWrong);
  const explained = tries
    .filter(({ run }) => "value" in run && !run.strays)
    .map(({ misconception, run }) => {
      const parts = wrong.filter((path) => sameValue(partAt(run.value, path), partAt(got, path)));
      return { misconception, parts, size: 1e6 * parts.length + sizeOf(run, kinds) };
    });
  for (const path of wrong) {
    const those = explained.filter(({ parts }) => parts.includes(path));
    const most = Math.max(...those.map(({ size }) => size));
    if (those.length > 0) return those.find(({ size }) => size === most)?.misconception;
  }
  return undefined;
}

/** Whether a value holds a number that two mistakes do not make by chance. */
function isTelling(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value) && !Number.isInteger(value);
  return typeof value === "object" && value !== null && Object.values(value).some(isTelling);
}

/** @param together How one misconception does in a world where another one is held for right. */
function byTwo<F extends Implementations>(
  { got, right, tries }: Case<F>,
  together: (first: Misconception<F>, second: Misconception<F>) => Replay,
) {
  if (!isTelling(got) || !("value" in right) || sameValue(right.value, got)) return undefined;
  const all = tries.map(({ misconception }) => misconception);
  return all.find((first, i) =>
    all
      .slice(i + 1)
      .some((second) =>
        [together(first, second), together(second, first)].some((run) => !run.strays && gives(got, { run })),
      ),
  );
}
