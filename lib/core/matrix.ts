import { dot } from "./metrics";

/** A dense matrix, row by row: A[i][j], [rows][columns], at least 1 × 1. */
export type Matrix = readonly (readonly number[])[];

function assertSameSize(name: string, X: Matrix, Y: Matrix): void {
  if (X.length !== Y.length || X[0].length !== Y[0].length) {
    const [x, y] = [X, Y].map((A) => `[${A.length}, ${A[0].length}]`);
    throw new RangeError(`${name}: X and Y must have the same shape, got ${x} and ${y}`);
  }
}

/** The identity matrix I [n][n]. */
export function identity(n: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
}

/** The transpose Aᵀ [columns][rows]. */
export function transpose(A: Matrix): number[][] {
  return A[0].map((_, j) => A.map((row) => row[j]));
}

/** The sum X + Y of matrices of the same shape.
 *  @throws RangeError if the shapes differ. */
export function add(X: Matrix, Y: Matrix): number[][] {
  assertSameSize("add", X, Y);
  return X.map((row, i) => row.map((x, j) => x + Y[i][j]));
}

/** The difference X − Y of matrices of the same shape.
 *  @throws RangeError if the shapes differ. */
export function subtract(X: Matrix, Y: Matrix): number[][] {
  assertSameSize("subtract", X, Y);
  return X.map((row, i) => row.map((x, j) => x - Y[i][j]));
}

/** The product c A with a number. */
export function scale(c: number, A: Matrix): number[][] {
  return A.map((row) => row.map((a) => c * a));
}

/** The product X Y [rows][columns] of X [rows][inner] and Y [inner][columns].
 *  @throws RangeError if the inner sizes differ. */
export function multiply(X: Matrix, Y: Matrix): number[][] {
  const [rows, inner, columns] = [X.length, Y.length, Y[0].length];
  if (X[0].length !== inner) {
    throw new RangeError(
      `multiply: X must have as many columns as Y has rows, got ${X[0].length} and ${inner}`,
    );
  }
  const product: number[][] = new Array(rows);
  for (let i = 0; i < rows; i++) {
    product[i] = new Array<number>(columns);
    for (let j = 0; j < columns; j++) {
      let total = 0;
      for (let k = 0; k < inner; k++) total += X[i][k] * Y[k][j];
      product[i][j] = total;
    }
  }
  return product;
}

/** The product A x [rows] of A [rows][columns] and x [columns].
 *  @throws RangeError if x has another length. */
export function multiplyVector(A: Matrix, x: readonly number[]): number[] {
  if (A[0].length !== x.length) {
    throw new RangeError(`multiplyVector: x must have length ${A[0].length}, got ${x.length}`);
  }
  return A.map((row) => dot(row, x));
}

/** The largest absolute entry, maxᵢⱼ |Aᵢⱼ|; NaN if an entry is NaN. */
export function maxAbs(A: Matrix): number {
  let largest = 0;
  for (let i = 0; i < A.length; i++) {
    for (let j = 0; j < A[i].length; j++) largest = Math.max(largest, Math.abs(A[i][j]));
  }
  return largest;
}

/** Whether A equals its transpose up to 1e-9 of its largest entry. */
export function isSymmetric(A: Matrix): boolean {
  const tolerance = 1e-9 * maxAbs(A);
  return A.every(
    (row, i) => row.length === A.length && row.every((a, j) => Math.abs(a - A[j][i]) <= tolerance),
  );
}

/** The lower triangular L [n][n] with A = L Lᵀ, or undefined if the symmetric matrix A [n][n] is not positive definite.
 *  Reads only what stands on and below the diagonal. */
export function cholesky(A: Matrix): number[][] | undefined {
  const L: number[][] = new Array(A.length);
  for (let i = 0; i < A.length; i++) {
    L[i] = new Array<number>(A.length).fill(0);
    for (let j = 0; j <= i; j++) {
      let rest = A[i][j];
      for (let k = 0; k < j; k++) rest -= L[i][k] * L[j][k];
      if (j < i) L[i][j] = rest / L[j][j];
      else if (rest > A.length * Number.EPSILON * A[i][i]) L[i][i] = Math.sqrt(rest);
      else return undefined;
    }
  }
  return L;
}

/** The solution x [n] of L Lᵀ x = b, for the L [n][n] of `cholesky`.
 *  @throws RangeError if b has another length. */
export function solveCholesky(L: Matrix, b: readonly number[]): number[] {
  if (b.length !== L.length) {
    throw new RangeError(`solveCholesky: b must have length ${L.length}, got ${b.length}`);
  }
  const x = b.slice();
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) x[i] -= L[i][j] * x[j];
    x[i] /= L[i][i];
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < x.length; j++) x[i] -= L[j][i] * x[j];
    x[i] /= L[i][i];
  }
  return x;
}

/** The singular values of A [rows][columns], largest first, min(rows, columns) of them, by one-sided Jacobi rotations. */
export function singularValues(A: Matrix): number[] {
  const columns = A.length < A[0].length ? A.map((row) => row.slice()) : transpose(A);
  for (let sweep = 0, rotated = true; rotated && sweep < 60; sweep++) {
    rotated = false;
    for (let q = 1; q < columns.length; q++) {
      for (let p = 0; p < q; p++) if (makeOrthogonal(columns[p], columns[q])) rotated = true;
    }
  }
  return columns.map((column) => Math.hypot(...column)).sort((x, y) => y - x);
}

/** Rotates two vectors in their plane so that they become orthogonal; false if they are already. */
function makeOrthogonal(x: number[], y: number[]): boolean {
  const [xx, yy, xy] = [dot(x, x), dot(y, y), dot(x, y)];
  if (!(Math.abs(xy) > Number.EPSILON * Math.sqrt(xx * yy))) return false;
  const zeta = (yy - xx) / (2 * xy);
  const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const cosine = 1 / Math.hypot(1, tangent);
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [cosine * x[i], cosine * y[i]];
    [x[i], y[i]] = [a - tangent * b, b + tangent * a];
  }
  return true;
}

/** The condition number σ_max / σ_min of A in the 2-norm; Infinity if A has less than full rank. */
export function conditionNumber(A: Matrix): number {
  const sigma = singularValues(A);
  const smallest = sigma[sigma.length - 1];
  return smallest === 0 ? Infinity : sigma[0] / smallest;
}
