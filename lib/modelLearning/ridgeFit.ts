import type { Matrix } from "../core/matrix";
import type { WeightedBatch } from "./modelClass";

/** One step of a linear system, or features and targets in its form. */
export interface LinearStep {
  state: readonly number[];
  action: readonly number[];
  next: readonly number[];
}

/** The fit of exercise 2.3 as a student writes it: of x' = A x + B u, to batches whose weights it takes as they come, towards a prior.
 *  Experiments on the student's own models run on it. */
export type RidgeFit = (
  batches: WeightedBatch<LinearStep>[],
  lambda: number,
  prior: { A: number[][]; B: number[][] },
) => { A: number[][]; B: number[][] };

/** Features φ [F] and targets y [T] as a step, F ≥ T: the first T features are the state, the others the action. */
export function asStep(phi: ArrayLike<number>, y: ArrayLike<number>): LinearStep {
  const [state, action, next]: number[][] = [[], [], []];
  for (let i = 0; i < y.length; i++) state.push(phi[i]);
  for (let i = y.length; i < phi.length; i++) action.push(phi[i]);
  for (let i = 0; i < y.length; i++) next.push(y[i]);
  return { state, action, next };
}

/** The weights W [T][F] that a student's fit finds. What it is given is its own to change. */
export function fitBy(
  fit: RidgeFit,
  batches: WeightedBatch<LinearStep>[],
  lambda: number,
  prior: Matrix,
): number[][] {
  const targets = prior.length;
  const { A, B } = fit(batches, lambda, {
    A: prior.map((row) => row.slice(0, targets)),
    B: prior.map((row) => row.slice(targets)),
  });
  return A.map((row, t) => [...row, ...B[t]]);
}
