import { sum } from "../core/metrics";

/** A mixture of normals on a line, [M] each. */
export interface NormalMixture {
  /** Above 0; they sum to 1. */
  readonly weights: readonly number[];
  readonly means: readonly number[];
  /** Standard deviations, above 0. */
  readonly stds: readonly number[];
}

/**
 * log Σ_m w_m N(x; μ_m, σ_m²), also where every density is too small for a number.
 * @returns nats
 * @see exercise G10
 */
export function mixtureLogDensity({ weights, means, stds }: NormalMixture, x: number): number {
  // BEGIN SOLUTION 05.G10
  const logs = weights.map(
    (w, m) => Math.log(w / stds[m]) - Math.log(2 * Math.PI) / 2 - ((x - means[m]) / stds[m]) ** 2 / 2,
  );
  const largest = Math.max(...logs);
  return largest + Math.log(sum(logs.map((log) => Math.exp(log - largest))));
  // END SOLUTION
}

/**
 * Σ_m w_m (log w_m/v_m + KL(p_m ‖ q_m)): at least KL(p ‖ q) of two mixtures with as many parts, which has no closed form. It compares part m
 * with part m, whatever they are called.
 * @returns nats
 * @throws RangeError if the mixtures have different numbers of parts
 * @see exercise G10
 */
export function mixtureKlBound(p: NormalMixture, q: NormalMixture): number {
  // BEGIN SOLUTION 05.G10
  if (p.weights.length !== q.weights.length)
    throw new RangeError(
      `mixtureKlBound: q must have as many parts as p, ${p.weights.length}, got ${q.weights.length}`,
    );
  return sum(
    p.weights.map((w, m) => {
      const ratio = p.stds[m] / q.stds[m];
      const shift = (p.means[m] - q.means[m]) / q.stds[m];
      const part = (ratio ** 2 + shift ** 2 - 1) / 2 - Math.log(ratio);
      return w * (Math.log(w / q.weights[m]) + part);
    }),
  );
  // END SOLUTION
}
