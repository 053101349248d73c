import { leastSquares } from "../core/leastSquares";
import { multiplyVector, type Matrix } from "../core/matrix";
import { mean, sum } from "../core/metrics";

/** Codes, and the true states that they are codes of. */
export interface Labelled {
  /** [N, k] */
  codes: Matrix;
  /** [N, n] */
  states: Matrix;
}

/**
 * How much of a state a straight line reads out of codes: R² = 1 − Σ(s − ŝ)² / Σ(s − s̄)² on data that the line was not fitted to. 1: all of
 * it; 0: no more than the mean of those states says.
 * @returns one R² for each number of the state [n]
 * @see Exercise 03.6; Alain and Bengio 2016, arXiv 1610.01644
 */
export function linearProbe(train: Labelled, test: Labelled): number[] {
  // BEGIN SOLUTION 03.6
  const withOne = (codes: Matrix): number[][] => codes.map((z) => [...z, 1]);
  const W = leastSquares(withOne(train.codes), train.states);
  const guesses = withOne(test.codes).map((z) => multiplyVector(W, z));
  return test.states[0].map((_, i) => {
    const truth = test.states.map((s) => s[i]);
    const center = mean(truth);
    const missed = sum(truth.map((s, n) => (s - guesses[n][i]) ** 2));
    return 1 - missed / sum(truth.map((s) => (s - center) ** 2));
  });
  // END SOLUTION
}
