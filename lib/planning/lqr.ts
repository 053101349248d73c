import { add, maxAbs, multiply, solveCholesky, subtract, transpose, type Matrix } from "../core/matrix";
import { spectralRadius } from "../core/spectralRadius";
import { expandActionValue, minimalCost, minimisingGain } from "./actionValue";
import { assertControlCost, assertLinearDynamics, assertStateCost } from "./assertLinearQuadratic";
import { riccatiDoubling } from "./riccatiDoubling";
import { uncontrollableRadius } from "./uncontrollableRadius";

/** What `lqr` found. */
export interface LqrSolution {
  /** The gain of u = K x, [m][n]. */
  readonly K: number[][];
  /** The cost-to-go xᵀ P x of the state x, [n][n]. */
  readonly P: number[][];
  /** By how much P misses the Riccati equation: the largest entry of the difference of its sides over that of P. */
  readonly residual: number;
  /** ρ(A + B K): the factor by which the state shrinks per step in the long run. */
  readonly spectralRadius: number;
  /** Whether ρ(A + B K) < 1. It is false only if some growing direction has no cost, which the regulator then ignores. */
  readonly stable: boolean;
}

/** The linear-quadratic regulator: of all u, those of least cost Σₜ xₜᵀ Q xₜ + uₜᵀ R uₜ for x' = A x + B u, for ever.
 *
 *  P = Q + Aᵀ P (A + B K),  K = −(R + Bᵀ P B)⁻¹ Bᵀ P A,  **u = K x**: the minus sign is in K.
 *  @param A [n][n]. @param B [n][m]. @param Q [n][n], positive semidefinite. @param R [m][m], positive definite.
 *  @param options.tolerance Largest residual (default 1e-10).
 *  @throws RangeError if no gain stabilises (A, B), or an argument is not what it must be.
 *  @see Anderson and Moore 1990, Optimal Control: Linear Quadratic Methods; exercise 02.4 */
export function lqr(
  A: Matrix,
  B: Matrix,
  Q: Matrix,
  R: Matrix,
  { tolerance = 1e-10 }: { tolerance?: number } = {},
): LqrSolution {
  const { n, m } = assertLinearDynamics("lqr", A, B);
  assertStateCost("lqr: Q", Q, n);
  const factor = assertControlCost("lqr: R", R, m);
  // BEGIN SOLUTION 02.4
  const G = multiply(
    B.map((row) => solveCholesky(factor, row)),
    transpose(B),
  );
  let P = riccatiDoubling(A, G, Q);
  for (let refinements = 0; P && refinements < 20; refinements++) {
    const value = expandActionValue(A, B, Q, R, P);
    const K = minimisingGain(value);
    const next = minimalCost(value, K);
    const residual = maxAbs(P) === 0 ? 0 : maxAbs(subtract(next, P)) / maxAbs(P);
    if (residual <= tolerance) return describe(A, B, K, P, residual);
    P = next;
  }
  const radius = uncontrollableRadius(A, B);
  if (radius >= 1) throw new RangeError(cannotStabilise(radius));
  throw new RangeError(
    `lqr: the Riccati equation could not be solved to a residual of ${tolerance}: A, B, Q and R are too badly scaled`,
  );
  // END SOLUTION
}

function describe(A: Matrix, B: Matrix, K: number[][], P: number[][], residual: number): LqrSolution {
  const closedLoop = spectralRadius(add(A, multiply(B, K)));
  if (closedLoop >= 1) {
    const radius = uncontrollableRadius(A, B);
    if (radius >= 1) throw new RangeError(cannotStabilise(radius));
  }
  return { K, P, residual, spectralRadius: closedLoop, stable: closedLoop < 1 };
}

function cannotStabilise(radius: number): string {
  return `lqr: no gain stabilises (A, B): whatever K, the spectral radius of A + B K is at least ${radius.toPrecision(6)}, where B does not act`;
}
