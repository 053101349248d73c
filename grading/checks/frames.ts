import type { Misconception, Variation } from "./exercise";

/** Makes a helper of all the right functions, for variations that are alike. As `implement`, it uses nothing but its argument and the
 *  language: its source is written into notebooks, too. */
export type Frame<Functions> = (given: Functions) => unknown;

export type Frames<Functions> = Record<string, Frame<Functions>>;

/** What `implement` is given: the right functions, and the helper that each frame makes. */
export type Framed<Functions, Own extends Frames<Functions>> = Functions & {
  [Name in keyof Own]: ReturnType<Own[Name]>;
};

/** A variation with what it implements as an expression, a function of all the right functions: a test writes it into a notebook. */
export type Written<Functions, One extends Variation<Functions>> = One & { source: string };

/** @throws RangeError for a name that is there already, or is not there to be altered: who renames one of ours hears of it. */
function requireNames(names: string[], given: object, there: boolean, what: string): void {
  const wrong = names.find((name) => name in given !== there);
  if (wrong === undefined) return;
  throw new RangeError(`${what} must ${there ? "" : "not "}be named after a right function, got "${wrong}"`);
}

type Applied = (given: never) => unknown;

/** A call as a notebook's TypeScript lets it through: without the argument where none is wanted. */
const applied = (callee: Applied, argument: string): string =>
  `(${callee.toString()})(${callee.length > 0 ? argument : ""})`;

/** What a variation implements, with the frames that it names and no others: a notebook is to be short. */
function sourceOf(implement: Applied, frames: [name: string, frame: Applied][]): string {
  const words = new Set(implement.toString().match(/\w+/g));
  const helpers = frames
    .filter(([name]) => words.has(name))
    .map(([name, frame]) => `${name}: ${applied(frame, "given")}`);
  return `(given) => ${applied(implement, `{ ${["...given", ...helpers].join(", ")} }`)}`;
}

/** Variations of the right functions alone, of others that want helpers beside them. */
function framed<Functions extends object, All extends Frames<Functions>, One extends object>(
  frames: All,
  variations: (One & Variation<Framed<Functions, All>>)[],
): Written<Functions, One & Variation<Functions>>[] {
  const named = Object.entries(frames);
  return variations.map((variation) => ({
    ...variation,
    implement: (given: Functions) => {
      requireNames(Object.keys(frames), given, false, `${variation.id}: a frame`);
      const made = named.map(([name, frame]) => [name, frame(given)]);
      const altered = variation.implement({ ...given, ...Object.fromEntries(made) } as Framed<
        Functions,
        All
      >);
      requireNames(Object.keys(altered), given, true, `${variation.id}: what it implements`);
      return altered;
    },
    source: sourceOf(variation.implement, named),
  }));
}

/** How the exercises of a notebook tell their variations, by ids: each is implemented by an arrow function.
 *  @param shared Frames of all exercises. */
export const variationsWith =
  <Functions extends object>() =>
  <Shared extends Frames<Functions>>(shared: Shared) => ({
    /** Wrong answers. @param own Frames of this exercise. */
    misconceptions:
      <Own extends Frames<Functions> = Record<never, never>>(own = {} as Own) =>
      (
        mistakes: Record<string, Omit<Misconception<Framed<Functions, Shared & Own>>, "id">>,
      ): Written<Functions, Misconception<Functions>>[] =>
        framed(
          { ...shared, ...own },
          Object.entries(mistakes).map(([id, mistake]) => ({ id, ...mistake })),
        ),

    /** Other right answers: what they implement. */
    alternatives: (
      others: Record<string, Variation<Framed<Functions, Shared>>["implement"]>,
    ): Written<Functions, Variation<Functions>>[] =>
      framed(
        shared,
        Object.entries(others).map(([id, implement]) => ({ id, implement })),
      ),
  });
