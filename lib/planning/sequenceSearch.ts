import { assertCount } from "../core/count";
import type { Rng } from "../core/rng";

/** A search for the control sequence of least cost between bounds. */
export interface SequenceSearch {
  /** The cost of a sequence [H][m]; not a number counts as infinite, so that a model that diverges does no harm. */
  readonly evaluate: (controls: number[][]) => number;
  /** H, the number of controls in a sequence. */
  readonly horizon: number;
  /** The least value of each control, [m]. */
  readonly low: readonly number[];
  /** The largest value of each control, [m]. */
  readonly high: readonly number[];
  readonly rng: Rng;
}

/** A control sequence and what it costs. */
export interface PricedSequence {
  readonly controls: number[][];
  readonly cost: number;
}

/** Throws unless the horizon is a positive integer and the bounds are in order.
 *  @param name Who asks: "cem". @throws RangeError that says what is wrong. */
export function assertSequenceSearch(name: string, { horizon, low, high }: SequenceSearch): void {
  assertCount(`${name}: horizon`, horizon);
  if (low.length === 0 || low.length !== high.length) {
    throw new RangeError(
      `${name}: low and high must hold a bound for each control, got ${low.length} and ${high.length}`,
    );
  }
  low.forEach((bound, i) => {
    if (!(Number.isFinite(bound) && Number.isFinite(high[i]) && bound <= high[i])) {
      throw new RangeError(
        `${name}: low[${i}] must be finite and at most high[${i}], got ${bound} and ${high[i]}`,
      );
    }
  });
}

/** The sequence with its cost, Infinity if that is not a number. */
export function price({ evaluate }: SequenceSearch, controls: number[][]): PricedSequence {
  const cost = evaluate(controls);
  return { controls, cost: Number.isNaN(cost) ? Infinity : cost };
}
