import { add, cholesky, multiply, solveCholesky, transpose, type Matrix } from "../core/matrix";

/** The second-order terms of the cost of acting now and following the cost-to-go afterwards:
 *  Q(x, u) = xᵀ xx x + 2 uᵀ ux x + uᵀ uu u. */
export interface ActionValue {
  /** [n][n] */
  readonly xx: number[][];
  /** [m][n] */
  readonly ux: number[][];
  /** [m][m] */
  readonly uu: number[][];
}

/** The action value for the dynamics x' = A x + B u, the cost xᵀ Q x + 2 uᵀ N x + uᵀ R u and the cost-to-go x'ᵀ P x':
 *  xx = Q + Aᵀ P A,  ux = N + Bᵀ P A,  uu = R + Bᵀ P B.
 *  @param A [n][n]. @param B [n][m]. @param Q [n][n]. @param R [m][m]. @param P [n][n]. @param N [m][n], 0 by default. */
export function expandActionValue(
  A: Matrix,
  B: Matrix,
  Q: Matrix,
  R: Matrix,
  P: Matrix,
  N?: Matrix,
): ActionValue {
  // BEGIN SOLUTION 02.4
  const [At, Bt] = [transpose(A), transpose(B)];
  const [PA, PB] = [multiply(P, A), multiply(P, B)];
  const ux = multiply(Bt, PA);
  return { xx: add(Q, multiply(At, PA)), ux: N ? add(N, ux) : ux, uu: add(R, multiply(Bt, PB)) };
  // END SOLUTION
}

/** The gain of the u = K x that minimises the action value, K = −uu⁻¹ ux, [m][n].
 *  @throws RangeError if uu is not positive definite, so that there is no minimum. */
export function minimisingGain({ ux, uu }: ActionValue): number[][] {
  // BEGIN SOLUTION 02.4
  const factor = cholesky(uu);
  if (!factor) throw new RangeError("minimisingGain: uu must be positive definite");
  return transpose(transpose(ux).map((column) => solveCholesky(factor, column).map((k) => -k)));
  // END SOLUTION
}

/** The cost-to-go if u = K x minimises the action value, P = xx + uxᵀ K, made exactly symmetric, [n][n]. */
export function minimalCost({ xx, ux }: ActionValue, K: Matrix): number[][] {
  // BEGIN SOLUTION 02.4
  const P = add(xx, multiply(transpose(ux), K));
  return P.map((row, i) => row.map((p, j) => (p + P[j][i]) / 2));
  // END SOLUTION
}
