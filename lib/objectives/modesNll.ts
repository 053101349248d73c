import { mean } from "../core/metrics";

const entropyOfNormal = (variance: number): number => Math.log(2 * Math.PI * Math.E * variance) / 2;

/**
 * ½ ln(2πe (Var(modes) + σ²)): the mean negative log-likelihood that the best single normal reaches on numbers that lie about one of
 * several equally likely modes.
 * @param modes where they lie @param noise σ, their standard deviation about each
 * @returns nats; below 0 where densities are above 1
 * @see exercise 5.2
 */
export function normalNll(modes: readonly number[], noise: number): number {
  // BEGIN SOLUTION 05.2
  const middle = mean(modes);
  return entropyOfNormal(mean(modes.map((mode) => (mode - middle) ** 2)) + noise ** 2);
  // END SOLUTION
}

/**
 * ln K + ½ ln(2πe σ²): what a mixture with one normal at each of the K modes reaches, where modes are many σ apart.
 * @param modes where the numbers lie @param noise σ, their standard deviation about each
 * @returns nats
 * @see exercise 5.2
 */
export function mixtureNll(modes: readonly number[], noise: number): number {
  // BEGIN SOLUTION 05.2
  return Math.log(modes.length) + entropyOfNormal(noise ** 2);
  // END SOLUTION
}
