import { median } from "../core/metrics";

/** Errors by the size of the code, and where the curve bends. */
export interface Elbow {
  /** The median over the seeds for each size. */
  errors: number[];
  /** The size after which more stops paying. */
  elbow: number;
}

/**
 * Where a curve of errors bends most: the size k (neither the first nor the last) with the largest fall before it beyond the fall after it,
 * log e(k − 1) − log e(k) − (log e(k) − log e(k + 1)); the first of equals.
 * @param run trains with codes of this size and this seed, and tells the error on other pictures
 * @param sizes three or more, next to each other and rising
 * @see Exercise 03.5
 */
export function findElbow(
  run: (size: number, seed: number) => number,
  sizes: readonly number[],
  seeds: readonly number[],
): Elbow {
  // BEGIN SOLUTION 03.5
  const errors = sizes.map((size) => median(seeds.map((seed) => run(size, seed))));
  const logs = errors.map(Math.log);
  const bends = sizes.slice(1, -1).map((_, i) => logs[i] - 2 * logs[i + 1] + logs[i + 2]);
  return { errors, elbow: sizes[1 + bends.indexOf(Math.max(...bends))] };
  // END SOLUTION
}
