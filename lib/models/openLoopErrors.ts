import type { Matrix } from "../core/matrix";
import { mean } from "../core/metrics";

/** Errors by how far ahead, [T + 1]; entry h is h steps after the last picture that was seen. */
export interface OpenLoopErrors {
  model: number[];
  /** What predicts that nothing moves. */
  copyLast: number[];
}

/**
 * The mean squared error per number of predicted episodes, and of the prediction that nothing changes, by the horizon.
 * @param predicted [episodes][T + 1][D]; entry 0 is where the prediction begins
 * @param truth the same sizes
 * @see Exercise 03.8
 */
export function openLoopErrors(predicted: readonly Matrix[], truth: readonly Matrix[]): OpenLoopErrors {
  // BEGIN SOLUTION 03.8
  const error = (x: readonly number[], y: readonly number[]) =>
    mean(x.map((value, i) => (value - y[i]) ** 2));
  return {
    model: truth[0].map((_, h) => mean(truth.map((xs, n) => error(predicted[n][h], xs[h])))),
    copyLast: truth[0].map((_, h) => mean(truth.map((xs) => error(xs[0], xs[h])))),
  };
  // END SOLUTION
}
