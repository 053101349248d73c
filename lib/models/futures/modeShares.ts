import { sum } from "../../core/metrics";

/**
 * Which share of samples is nearest to each mode, by squared distance; to the first of equals.
 * @param samples [N][pixels] @param modes [M][pixels]
 * @returns [M], which sums to 1
 * @see exercise 5.5
 */
export function modeShares(
  samples: readonly (readonly number[])[],
  modes: readonly (readonly number[])[],
): number[] {
  // BEGIN SOLUTION 05.5
  const shares = modes.map(() => 0);
  for (const sample of samples) {
    const distances = modes.map((mode) => sum(mode.map((x, i) => (x - sample[i]) ** 2)));
    shares[distances.indexOf(Math.min(...distances))] += 1 / samples.length;
  }
  return shares;
  // END SOLUTION
}
