import { cholesky, solveCholesky, type Matrix } from "./matrix";

/**
 * The linear map of least squares, argmin_W Σ ‖y − W x‖² + ridge · N · s ‖W‖², with s the mean square of x's entries: what is added keeps the
 * equations solvable where columns of X depend on each other, and is too small to be seen else.
 * @param X [N, d] @param Y [N, n] @param ridge 1e-9 unless given
 * @returns W [n, d]: a prediction is `multiplyVector(W, x)`
 * @throws RangeError if X and Y do not have as many rows, or none
 */
export function leastSquares(X: Matrix, Y: Matrix, ridge = 1e-9): number[][] {
  if (X.length === 0 || X.length !== Y.length)
    throw new RangeError(`leastSquares: X and Y must have as many rows, got ${X.length} and ${Y.length}`);
  const d = X[0].length;
  const gram = gramOf(X, X, true);
  const trace = gram.reduce((total, row, i) => total + row[i], 0);
  for (let i = 0; i < d; i++) gram[i][i] += (ridge * trace) / d || Number.MIN_VALUE;
  const L = cholesky(gram);
  if (!L)
    throw new RangeError("leastSquares: X must be finite, and its columns not all multiples of each other");
  return gramOf(Y, X, false).map((row) => solveCholesky(L, row));
}

/** AᵀB, [columns of A, columns of B]. @param symmetric whether A is B */
function gramOf(A: Matrix, B: Matrix, symmetric: boolean): number[][] {
  const gram = A[0].map(() => new Float64Array(B[0].length));
  for (let n = 0; n < A.length; n++) {
    const [a, b] = [A[n], B[n]];
    for (let i = 0; i < a.length; i++) {
      const [row, x] = [gram[i], a[i]];
      for (let j = symmetric ? i : 0; j < b.length; j++) row[j] += x * b[j];
    }
  }
  if (symmetric) gram.forEach((row, i) => row.forEach((_, j) => j < i && (row[j] = gram[j][i])));
  return gram.map((row) => [...row]);
}
