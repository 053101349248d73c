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
  assertFiniteMatrix(name, cost, size, size);
  if (!isSymmetric(cost)) throw new RangeError(`${name} must be symmetric`);
}

/** Throws unless A [n][n] and B [n][m] are finite matrices that fit together; returns their sizes.
 *  @param name Who asks: "lqr". @throws TypeError or RangeError that says what is wrong. */
export function assertLinearDynamics(name: string, A: Matrix, B: Matrix): { n: number; m: number } {
  const n = A.length;
  assertFiniteMatrix(`${name}: A`, A, n, n);
  assertFiniteMatrix(`${name}: B`, B, n, null);
  if (n === 0 || B[0].length === 0) throw new RangeError(`${name}: A and B must not be empty`);
  return { n, m: B[0].length };
}

/** One pass over the entries, since `lqr` takes only microseconds; `assertShape` then finds the words for a fault. */
function assertFiniteMatrix(name: string, A: Matrix, rows: number, columns: number | null): void {
  let fits = A.length === rows;
  for (let i = 0; fits && i < rows; i++) {
    fits = A[i].length === (columns ?? A[0].length);
    for (let j = 0; fits && j < A[i].length; j++) fits = Number.isFinite(A[i][j]);
  }
  if (fits) return;
  assertShape(name, A, [rows, columns]);
  throw new RangeError(`${name} must be finite`);
}
