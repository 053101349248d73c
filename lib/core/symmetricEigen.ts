import { identity, isSymmetric, type Matrix } from "./matrix";

/** A = Vᵀ diag(λ) V for a symmetric A [n, n]. */
export interface SymmetricEigen {
  /** λ [n], the largest first. */
  values: number[];
  /** V [n, n]: its row i is the eigenvector of length 1 of values[i]. Its largest entry is positive. */
  vectors: number[][];
}

/** Sweeps after which the method has converged, whatever the matrix: it needs about ten. */
const mostSweeps = 60;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations.
 * @param A [n, n]
 * @throws RangeError if A is not symmetric
 * @see Golub and Van Loan, Matrix Computations, section 8.5
 */
export function symmetricEigen(A: Matrix): SymmetricEigen {
  if (!isSymmetric(A)) throw new RangeError("symmetricEigen: A must be symmetric");
  const S = A.map((row) => Float64Array.from(row));
  const V = identity(A.length).map((row) => Float64Array.from(row));
  for (let sweep = 0, rotated = true; rotated && sweep < mostSweeps; sweep++) {
    rotated = false;
    for (let p = 0; p < S.length; p++) {
      for (let q = p + 1; q < S.length; q++) rotated = annihilate(S, V, p, q) || rotated;
    }
  }
  const order = S.map((_, i) => i).sort((i, j) => S[j][j] - S[i][i]);
  return { values: order.map((i) => S[i][i]), vectors: order.map((i) => upright([...V[i]])) };
}

/** Makes S[p][q] zero by a rotation of the plane of p and q. @returns whether it was not negligible */
function annihilate(S: Float64Array[], V: Float64Array[], p: number, q: number): boolean {
  const off = S[p][q];
  if (Math.abs(off) <= 1e-17 * Math.sqrt(Math.abs(S[p][p] * S[q][q])) || Math.abs(off) < 1e-300) return false;
  const ratio = (S[q][q] - S[p][p]) / (2 * off);
  const t = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(1, ratio));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  rotate(S[p], S[q], c, s);
  for (const row of S) [row[p], row[q]] = [c * row[p] - s * row[q], s * row[p] + c * row[q]];
  rotate(V[p], V[q], c, s);
  S[p][q] = S[q][p] = 0;
  return true;
}

function rotate(x: Float64Array, y: Float64Array, c: number, s: number): void {
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [x[i], y[i]];
    x[i] = c * a - s * b;
    y[i] = s * a + c * b;
  }
}

/** The vector or its opposite, whichever has its largest entry positive. */
function upright(v: number[]): number[] {
  const largest = v.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most), 0);
  return largest < 0 ? v.map((x) => -x) : v;
}
