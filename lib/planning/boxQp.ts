import { cholesky, multiplyVector, solveCholesky, type Matrix } from "../core/matrix";
import { dot } from "../core/metrics";

/** The minimum of a quadratic function in a box. */
export interface BoxQpSolution {
  /** [m] */
  readonly x: number[];
  /** The indices that are not held at a bound, in order. */
  readonly free: number[];
}

/** The x of least ½ xᵀ H x + gᵀ x with low ≤ x ≤ high, or undefined if H is not positive definite on the free part.
 *
 *  Projected Newton: what sits at a bound and is pressed against it is held; the rest takes a Newton step, shortened until
 *  the cost falls enough on the way that is clipped to the box.
 *  @param H [m][m], symmetric. @param g [m]. @param low [m], may hold −Infinity. @param high [m], may hold Infinity.
 *  @see Bertsekas 1982, SIAM Journal on Control and Optimization 20(2); Tassa, Mansard and Todorov 2014 */
export function boxQp(
  H: Matrix,
  g: readonly number[],
  low: readonly number[],
  high: readonly number[],
): BoxQpSolution | undefined {
  const clip = (x: number[]) => x.map((value, i) => Math.min(high[i], Math.max(low[i], value)));
  const cost = (x: number[]) => dot(x, multiplyVector(H, x)) / 2 + dot(g, x);
  let x = clip(g.map(() => 0));
  let free: number[] = [];
  for (let iteration = 0; iteration < 100; iteration++) {
    const slope = multiplyVector(H, x).map((value, i) => value + g[i]);
    free = freeIndices(x, slope, low, high);
    const direction = newtonDirection(H, slope, free);
    if (!direction) return undefined;
    if (-dot(slope, direction) <= 1e-24 * (1 + Math.abs(dot(g, x)))) break;
    const next = shortened(x, direction, slope, clip, cost);
    if (!next) break;
    x = next;
  }
  return { x, free };
}

/** All but those at a bound that the descent would leave. */
function freeIndices(
  x: readonly number[],
  slope: readonly number[],
  low: readonly number[],
  high: readonly number[],
): number[] {
  return Array.from(x.keys()).filter(
    (i) => !((x[i] <= low[i] && slope[i] > 0) || (x[i] >= high[i] && slope[i] < 0)),
  );
}

/** −H⁻¹ slope on the free indices, 0 on the others; undefined if H is not positive definite there. */
function newtonDirection(H: Matrix, slope: readonly number[], free: readonly number[]): number[] | undefined {
  const factor = cholesky(free.map((i) => free.map((j) => H[i][j])));
  if (!factor) return undefined;
  const direction = slope.map(() => 0);
  solveCholesky(factor, free.map((i) => -slope[i])).forEach((value, k) => (direction[free[k]] = value)); // prettier-ignore
  return direction;
}

/** The first of the clipped steps 1, 1/2, 1/4, … whose cost falls by a tenth of what the slope promises; undefined if none. */
function shortened(
  x: number[],
  direction: readonly number[],
  slope: readonly number[],
  clip: (x: number[]) => number[],
  cost: (x: number[]) => number,
): number[] | undefined {
  for (let size = 1; size > 1e-12; size /= 2) {
    const next = clip(x.map((value, i) => value + size * direction[i]));
    const promised = next.reduce((total, value, i) => total + slope[i] * (value - x[i]), 0);
    if (promised < 0 && cost(next) - cost(x) <= promised / 10) return next;
  }
  return undefined;
}
