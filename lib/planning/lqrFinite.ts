import { assertCount } from "../core/count";
import type { Matrix } from "../core/matrix";
import { expandActionValue, minimalCost, minimisingGain } from "./actionValue";
import { assertControlCost, assertLinearDynamics, assertStateCost } from "./assertLinearQuadratic";

/** A matrix for all steps, or one for each of the H steps. */
export type PerStep = Matrix | readonly Matrix[];

/** A linear-quadratic problem with an end: x' = Aₜ x + Bₜ u, cost Σₜ xᵀ Qₜ x + uᵀ Rₜ u + x_Hᵀ QFinal x_H. */
export interface FiniteLqrProblem {
  /** [n][n] or [H][n][n] */
  readonly A: PerStep;
  /** [n][m] or [H][n][m] */
  readonly B: PerStep;
  /** [n][n] or [H][n][n], positive semidefinite. */
  readonly Q: PerStep;
  /** [m][m] or [H][m][m], positive definite. */
  readonly R: PerStep;
  /** The cost of the state after the last step, [n][n], positive semidefinite. */
  readonly QFinal: Matrix;
  /** H, the number of controls. */
  readonly horizon: number;
}

/** The linear-quadratic regulator for H steps: uₜ = Kₜ xₜ, and xᵀ Pₜ x is the least cost from x at step t on.
 *
 *  P_H = QFinal;  Kₜ = −(R + Bᵀ Pₜ₊₁ B)⁻¹ Bᵀ Pₜ₊₁ A;  Pₜ = Q + Aᵀ Pₜ₊₁ (A + B Kₜ).
 *  @returns K [H][m][n] and P [H + 1][n][n].
 *  @throws RangeError if a shape does not fit, a list does not hold H matrices, or a cost has the wrong sign. */
export function lqrFinite(problem: FiniteLqrProblem): { K: number[][][]; P: number[][][] } {
  const { horizon, QFinal } = problem;
  assertCount("lqrFinite: horizon", horizon);
  assertStateCost("lqrFinite: QFinal", QFinal, QFinal.length);
  // BEGIN SOLUTION 02.4
  const K: number[][][] = new Array(horizon);
  const P: number[][][] = new Array(horizon + 1);
  P[horizon] = QFinal.map((row) => row.slice());
  let checked: Step | undefined;
  for (let t = horizon - 1; t >= 0; t--) {
    const step = stepOf(problem, t);
    if (!checked || !sameStep(step, checked)) checkStep(step, QFinal.length);
    checked = step;
    const value = expandActionValue(step.A, step.B, step.Q, step.R, P[t + 1]);
    K[t] = minimisingGain(value);
    P[t] = minimalCost(value, K[t]);
  }
  return { K, P };
  // END SOLUTION
}

/** The matrices of one step. */
type Step = Record<"A" | "B" | "Q" | "R", Matrix>;

function stepOf({ A, B, Q, R, horizon }: FiniteLqrProblem, t: number): Step {
  const at = (name: string, x: PerStep): Matrix => {
    if (!Array.isArray(x) || !Array.isArray(x[0])) throw new TypeError(`lqrFinite: ${name} must be a matrix`);
    if (!Array.isArray(x[0][0])) return x as Matrix;
    if (x.length === horizon) return x[t] as Matrix;
    throw new RangeError(
      `lqrFinite: ${name} must hold one matrix for each of the ${horizon} steps, got ${x.length}`,
    );
  };
  return { A: at("A", A), B: at("B", B), Q: at("Q", Q), R: at("R", R) };
}

const sameStep = (x: Step, y: Step) => x.A === y.A && x.B === y.B && x.Q === y.Q && x.R === y.R;

function checkStep({ A, B, Q, R }: Step, size: number): void {
  const { n, m } = assertLinearDynamics("lqrFinite", A, B);
  if (n !== size)
    throw new RangeError(`lqrFinite: QFinal must have shape [${n}, ${n}], got [${size}, ${size}]`);
  assertStateCost("lqrFinite: Q", Q, n);
  assertControlCost("lqrFinite: R", R, m);
}
