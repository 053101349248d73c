import { median } from "../core/metrics";

/** What came of a training in imagination: the return that the agent imagined at its end, and the one that it then got. */
export interface PromisedAndReal {
  readonly promised: number;
  readonly real: number;
}

/** Medians over seeds, one number for each horizon, and the horizon to take. */
export interface HorizonSweep {
  promised: number[];
  real: number[];
  best: number;
}

/**
 * Trains with each horizon and each seed. The best horizon is the one with the largest median of what was REALLY got, the first of equals.
 * @param run is asked once for each horizon and seed
 * @see exercise 4.9
 */
export function horizonSweep(
  run: (horizon: number, seed: number) => PromisedAndReal,
  horizons: readonly number[],
  seeds: readonly number[],
): HorizonSweep {
  // BEGIN SOLUTION 04.9
  const runs = horizons.map((horizon) => seeds.map((seed) => run(horizon, seed)));
  const promised = runs.map((each) => median(each.map((one) => one.promised)));
  const real = runs.map((each) => median(each.map((one) => one.real)));
  return { promised, real, best: horizons[real.indexOf(Math.max(...real))] };
  // END SOLUTION
}
