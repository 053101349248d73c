import { leastSquares } from "../core/leastSquares";
import { type Matrix } from "../core/matrix";
import { dot } from "../core/metrics";
import type { LatentSteps } from "./latentDynamics";

/** z' = A z + B a + c. */
export interface LinearLatent {
  /** [k, k] */
  A: number[][];
  /** [k, A] */
  B: number[][];
  /** [k] */
  c: number[];
}

/** The linear model of codes with the least squared error. @see Exercise 03.7 */
export function latentDynFit({ z, a, next }: LatentSteps): LinearLatent {
  // BEGIN SOLUTION 03.7
  const W = leastSquares(
    z.map((row, i) => [...row, ...a[i], 1]),
    next,
  );
  const k = z[0].length;
  return {
    A: W.map((row) => row.slice(0, k)),
    B: W.map((row) => row.slice(k, -1)),
    c: W.map((row) => row[row.length - 1]),
  };
  // END SOLUTION
}

/**
 * The codes that a model expects, open loop: each prediction is made from the one before, and the world is not asked.
 * @param z0 [k] @param actions [T, A]
 * @returns z0 and the predictions after it, [T + 1, k]
 * @see Exercise 03.7
 */
export function rolloutLatent({ A, B, c }: LinearLatent, z0: readonly number[], actions: Matrix): number[][] {
  // BEGIN SOLUTION 03.7
  const codes = [[...z0]];
  for (const a of actions) {
    const z = codes[codes.length - 1];
    codes.push(c.map((offset, i) => dot(A[i], z) + dot(B[i], a) + offset));
  }
  return codes;
  // END SOLUTION
}
