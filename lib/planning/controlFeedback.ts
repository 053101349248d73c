import type { Matrix } from "../core/matrix";

/** Limits of the controls, [m] each. */
export interface ControlBounds {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** The control, each entry brought to the nearest value between its bounds, [m]. */
export function clipControl(u: readonly number[], { low, high }: ControlBounds): number[] {
  return u.map((value, i) => Math.min(high[i], Math.max(low[i], value)));
}

/** The correction K (x − target) of a control, [m].
 *  @param K [m][n]. @param x [n]. @param target [n]. */
export function feedback(K: Matrix, x: readonly number[], target: readonly number[]): number[] {
  return K.map((row) => row.reduce((total, gain, j) => total + gain * (x[j] - target[j]), 0));
}
