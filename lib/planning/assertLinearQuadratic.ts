import { cholesky, isSymmetric, maxAbs, type Matrix } from "../core/matrix";
import { assertShape } from "../core/shape";

/** Throws unless Q [n][n] is finite, symmetric and positive semidefinite: no state may have a negative cost.
 *  @param name Who asks for what: "lqr: Q". @throws TypeError or RangeError that says what is wrong. */
export function assertStateCost(name: string, Q: Matrix, n: number): void {
  assertSymmetricCost(name, Q, n);
  const margin = 1e-9 * maxAbs(Q);
  if (margin > 0 && !cholesky(Q.map((row, i) => row.map((q, j) => (i === j ? q + margin : q))))) {
    throw new RangeError(`${name} must be positive semidefinite (it is a cost, which is minimised)`);
  }
}

/** The Cholesky factor of R [m][m], which must be finite, symmetric and positive definite: each control must cost something.
 *  @param name Who asks for what: "lqr: R". @throws TypeError or RangeError that says what is wrong. */
export function assertControlCost(name: string, R: Matrix, m: number): number[][] {
  assertSymmetricCost(name, R, m);
  const factor = cholesky(R);
  if (!factor) throw new RangeError(`${name} must be positive definite (it is a cost, which is minimised)`);
  return factor;
}

function assertSymmetricCost(name: string, cost: Matrix, size: number): void {
  assertShape(name, cost, [size, size]);
  if (!Number.isFinite(maxAbs(cost))) throw new RangeError(`${name} must be finite`);
  if (!isSymmetric(cost)) throw new RangeError(`${name} must be symmetric`);
}

/** Throws unless A [n][n] and B [n][m] are finite matrices that fit together; returns their sizes.
 *  @param name Who asks: "lqr". @throws TypeError or RangeError that says what is wrong. */
export function assertLinearDynamics(name: string, A: Matrix, B: Matrix): { n: number; m: number } {
  const n = A.length;
  assertShape(`${name}: A`, A, [n, n]);
  assertShape(`${name}: B`, B, [n, null]);
  if (n === 0 || B[0].length === 0) throw new RangeError(`${name}: A and B must not be empty`);
  if (!Number.isFinite(maxAbs(A))) throw new RangeError(`${name}: A must be finite`);
  if (!Number.isFinite(maxAbs(B))) throw new RangeError(`${name}: B must be finite`);
  return { n, m: B[0].length };
}
