import type { Variation } from "./exercise";

/** Makes a helper of all the right functions, for variations that are alike. As `implement`, it uses nothing but its argument and the
 *  language: its source is written into notebooks, too. */
export type Frame<Functions> = (given: Functions) => unknown;

export type Frames<Functions> = Record<string, Frame<Functions>>;

/** What `implement` is given by `framed`: the right functions, and the helper that each frame makes. */
export type Framed<Functions, Own extends Frames<Functions>> = Functions & {
  [Name in keyof Own]: ReturnType<Own[Name]>;
};

/** A variation with what it implements as an expression, a function of all the right functions: a test writes it into a notebook. */
export type Written<Functions, One extends Variation<Functions>> = One & { source: string };

/** Variations of the right functions alone.
 *  @param frames Where their helpers come from, by name. @param variations Each implemented by an arrow function. */
export function framed<Functions, Own extends Frames<Functions>, One extends object>(
  frames: Own,
  variations: readonly (One & Variation<Framed<Functions, Own>>)[],
): Written<Functions, One & Variation<Functions>>[] {
  const named = Object.entries(frames);
  const helpers = named.map(([name, frame]) => `${name}: (${frame.toString()})(given)`).join(", ");
  return variations.map((variation) => ({
    ...variation,
    implement: (given: Functions) => {
      const made = named.map(([name, frame]) => [name, frame(given)]);
      return variation.implement({ ...given, ...Object.fromEntries(made) } as Framed<Functions, Own>);
    },
    source: `(given) => (${variation.implement.toString()})({ ...given, ${helpers} })`,
  }));
}
