import {
  add,
  cholesky,
  multiply,
  multiplyVector,
  solveCholesky,
  transpose,
  type Matrix,
} from "../core/matrix";
import { dot } from "../core/metrics";
import { expandActionValue, type ActionValue } from "./actionValue";
import { boxQp, type BoxQpSolution } from "./boxQp";
import type { ControlBounds } from "./controlFeedback";
import type { FinalModel, LocalModel } from "./localModel";

/** How the controls shall change: by α k + K δx for a step of size α and a state that is off by δx. */
export interface ControlUpdate {
  /** [H][m] */
  readonly k: number[][];
  /** [H][m][n] */
  readonly K: number[][][];
  /** By how much the local models say that the cost changes for a step of size α: linear α + quadratic α². */
  readonly linear: number;
  readonly quadratic: number;
}

/** The backward pass of iLQR: the Riccati recursion with linear terms, whose controls stay within the bounds.
 *
 *  k minimises ½ kᵀ (uu + mu I) k + (u + Bᵀ p)ᵀ k within the bounds; K = −(uu + mu I)⁻¹ ux where k is not at a bound, else 0.
 *  @param models Along the trajectory, [H]. @param controls [H][m]. @param mu Regularisation, at least 0.
 *  @returns undefined if uu + mu I is not positive definite at some step.
 *  @see Tassa, Mansard and Todorov 2014, "Control-limited differential dynamic programming" */
export function ilqrBackward(
  models: readonly LocalModel[],
  final: FinalModel,
  controls: readonly (readonly number[])[],
  bounds: ControlBounds,
  mu: number,
): ControlUpdate | undefined {
  // BEGIN SOLUTION 02.4
  let [p, P, linear, quadratic] = [final.x, final.xx, 0, 0];
  const [k, K] = [new Array<number[]>(models.length), new Array<number[][]>(models.length)];
  for (let t = models.length - 1; t >= 0; t--) {
    const { A, B, x, u, xx, ux, uu } = models[t];
    const value = expandActionValue(A, B, xx, uu, P, ux);
    const slope = { x: sum(x, multiplyVector(transpose(A), p)), u: sum(u, multiplyVector(transpose(B), p)) };
    const damped = value.uu.map((row, i) => row.map((entry, j) => (i === j ? entry + mu : entry)));
    const [low, high] = [bounds.low, bounds.high].map((bound) => bound.map((b, i) => b - controls[t][i]));
    const step = boxQp(damped, slope.u, low, high);
    if (!step) return undefined;
    [k[t], K[t]] = [step.x, freeGain(damped, value.ux, step)];
    linear += dot(k[t], slope.u);
    quadratic += dot(k[t], multiplyVector(value.uu, k[t])) / 2;
    [p, P] = costToGo(value, slope, k[t], K[t]);
  }
  return { k, K, linear, quadratic };
  // END SOLUTION
}

const sum = (x: readonly number[], y: readonly number[]) => x.map((value, i) => value + y[i]);

/** −uu⁻¹ ux on the free controls, 0 on those at a bound, [m][n]. */
function freeGain(uu: Matrix, ux: Matrix, { free }: BoxQpSolution): number[][] {
  // BEGIN SOLUTION 02.4
  const K = ux.map((row) => row.map(() => 0));
  const factor = cholesky(free.map((i) => free.map((j) => uu[i][j])))!;
  for (let j = 0; j < ux[0].length; j++) {
    const column = solveCholesky(
      factor,
      free.map((i) => -ux[i][j]),
    );
    free.forEach((i, row) => (K[i][j] = column[row]));
  }
  return K;
  // END SOLUTION
}

/** Slope p [n] and curvature P [n][n] of the cost-to-go under u = k + K δx, whether or not these minimise:
 *  p = x + Kᵀ (uu k + u) + uxᵀ k,  P = xx + Kᵀ uu K + Kᵀ ux + uxᵀ K. */
function costToGo(
  { xx, ux, uu }: ActionValue,
  slope: { x: number[]; u: number[] },
  k: number[],
  K: number[][],
): [number[], number[][]] {
  // BEGIN SOLUTION 02.4
  const Kt = transpose(K);
  const feedback = multiplyVector(Kt, sum(multiplyVector(uu, k), slope.u));
  const p = sum(slope.x, sum(feedback, multiplyVector(transpose(ux), k)));
  const cross = multiply(Kt, ux);
  const P = add(add(xx, multiply(Kt, multiply(uu, K))), add(cross, transpose(cross)));
  return [p, P.map((row, i) => row.map((entry, j) => (entry + P[j][i]) / 2))];
  // END SOLUTION
}
