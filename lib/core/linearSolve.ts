import { assertShape } from "./shape";

/** PA = LU with partial pivoting, in one flat array: U on and above the diagonal, the unit-diagonal L below it. */
export interface LuFactors {
  n: number;
  /** Row-major [n · n]. */
  lu: Float64Array;
  /** Row i of LU is row order[i] of A. */
  order: Int32Array;
}

/** Factorises a square matrix A [n][n], to solve for several right-hand sides.
 *  @throws RangeError if A is not square, not finite, or singular to working precision. */
export function factorise(A: readonly (readonly number[])[]): LuFactors {
  assertShape("factorise: A", A, [A.length, A.length]);
  return factoriseSquare(A);
}

function factoriseSquare(A: readonly (readonly number[])[]): LuFactors {
  const n = A.length;
  const factors: LuFactors = { n, lu: new Float64Array(n * n), order: new Int32Array(n) };
  for (let i = 0; i < n; i++) factors.order[i] = i;
  let largest = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (!Number.isFinite(A[i][j]))
        throw new RangeError(`factorise: A[${i}][${j}] must be finite, got ${A[i][j]}`);
      factors.lu[i * n + j] = A[i][j];
      largest = Math.max(largest, Math.abs(A[i][j]));
    }
  }
  for (let column = 0; column < n; column++) eliminate(factors, column, n * Number.EPSILON * largest);
  return factors;
}

/** Brings the largest entry of the column to the diagonal and removes the entries below it. */
function eliminate({ n, lu, order }: LuFactors, column: number, smallest: number): void {
  let pivot = column;
  for (let row = column + 1; row < n; row++) {
    if (Math.abs(lu[row * n + column]) > Math.abs(lu[pivot * n + column])) pivot = row;
  }
  if (!(Math.abs(lu[pivot * n + column]) > smallest)) {
    throw new RangeError(
      `solveLinear: A is singular (no pivot in column ${column}), so the equations have no unique solution`,
    );
  }
  if (pivot !== column) {
    for (let j = 0; j < n; j++) {
      const entry = lu[column * n + j];
      lu[column * n + j] = lu[pivot * n + j];
      lu[pivot * n + j] = entry;
    }
    [order[column], order[pivot]] = [order[pivot], order[column]];
  }
  for (let row = column + 1; row < n; row++) {
    const factor = (lu[row * n + column] /= lu[column * n + column]);
    if (factor === 0) continue;
    for (let j = column + 1; j < n; j++) lu[row * n + j] -= factor * lu[column * n + j];
  }
}

/** The solution x [n] of A x = b for a factorised A.
 *  @throws RangeError if b has another length. */
export function solveFactorised(factors: LuFactors, b: readonly number[]): number[] {
  assertShape("solveFactorised: b", b, [factors.n]);
  return substitute(factors, b);
}

function substitute({ n, lu, order }: LuFactors, b: readonly number[]): number[] {
  const x = new Array<number>(n);
  for (let i = 0; i < n; i++) x[i] = b[order[i]];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) x[i] -= lu[i * n + j] * x[j];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i] -= lu[i * n + j] * x[j];
    x[i] /= lu[i * n + i];
  }
  return x;
}

/** The solution x [n] of A x = b for a square matrix A [n][n] and b [n].
 *  @throws RangeError if the shapes do not fit or A is singular. */
export function solveLinear(A: readonly (readonly number[])[], b: readonly number[]): number[] {
  assertShape("solveLinear: A", A, [A.length, A.length]);
  assertShape("solveLinear: b", b, [A.length]);
  return substitute(factoriseSquare(A), b);
}
