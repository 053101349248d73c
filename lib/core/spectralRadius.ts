import { type Matrix, transpose } from "./matrix";
import { dot } from "./metrics";
import { assertShape } from "./shape";

/** The largest absolute value of an eigenvalue, ρ(A) = lim ‖Aᵏ‖^(1/k) (Gelfand 1941), by squaring A 50 times.
 *
 *  Each power is scaled to norm 1, and the logarithms of the factors add up to log ‖Aᵏ‖. At k = 2⁵⁰ the limit is reached
 *  to about 1e-12 for up to 25 rows; a power that underflows to 0 before (a long Jordan block) leaves up to 1e-5.
 *  A power whose square is a multiple of itself ends the search at once. Where A is far from normal, rounding in its powers
 *  costs more digits; the last power's rows and columns then give them back.
 *  @throws RangeError if A is not square or not finite. */
export function spectralRadius(A: Matrix): number {
  const n = A.length;
  assertShape("spectralRadius: A", A, [n, n]);
  let power = Float64Array.from({ length: n * n }, (_, i) => A[Math.floor(i / n)][i % n]);
  let square = new Float64Array(n * n);
  let logarithm = 0;
  for (let squarings = 0; squarings <= 50; squarings++) {
    const norm = power.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
    if (norm === 0) return 2 ** squarings < 2 * n ? 0 : Math.exp(logarithm);
    if (!Number.isFinite(norm)) throw new RangeError("spectralRadius: A must be finite");
    logarithm += Math.log(norm) / 2 ** squarings;
    for (let i = 0; i < power.length; i++) power[i] /= norm;
    squareInto(square, power, n);
    const factor = squareFactor(square, power);
    if (factor > 1e-3) return Math.exp(logarithm + Math.log(factor) / 2 ** squarings);
    [power, square] = [square, power];
  }
  return onInvariantSubspace(A, power) ?? Math.exp(logarithm);
}

function squareInto(square: Float64Array, A: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let total = 0;
      for (let k = 0; k < n; k++) total += A[i * n + k] * A[k * n + j];
      square[i * n + j] = total;
    }
  }
}

/** |c| if S = c X up to rounding, as for powers that one real eigenvalue rules: then c is that of X; else 0. */
function squareFactor(S: Float64Array, X: Float64Array): number {
  const c = S[0] / X[0];
  return S.every((s, i) => Math.abs(s - c * X[i]) <= 1e-14 * Math.abs(c)) ? Math.abs(c) : 0;
}

/** Rows that are one direction up to rounding in a power. */
const noise = 1e-6;

/**
 * The same from a high power of A: its columns span the directions of the largest eigenvalues, its rows those of Aᵀ. Between the two, A
 * is a matrix W⊤AU of one row or, for a complex pair, two, whose error is the square of theirs (two-sided Rayleigh quotient,
 * Ostrowski 1959).
 * @returns undefined where there are more than two such directions, or both sides hardly meet (a Jordan block)
 */
function onInvariantSubspace(A: Matrix, power: Float64Array): number | undefined {
  const n = A.length;
  const rows = A.map((_, i) => Array.from(power.subarray(i * n, (i + 1) * n)));
  const [U, W] = [basisOf(transpose(rows)), basisOf(rows)];
  if (U.length !== W.length || U.length === 0 || U.length > 2) return undefined;
  const images = U.map((u) => A.map((row) => dot(row, u)));
  const between = (vectors: number[][]) => W.map((w) => vectors.map((v) => dot(w, v)));
  const [overlap, acted] = [between(U), between(images)];
  if (U.length === 1)
    return Math.abs(overlap[0][0]) > noise ? Math.abs(acted[0][0] / overlap[0][0]) : undefined;
  const [[a, b], [c, d]] = overlap;
  const determinant = a * d - b * c;
  if (Math.abs(determinant) <= noise) return undefined;
  const [[p, q], [r, s]] = acted;
  const halfTrace = (d * p - b * r + a * s - c * q) / (2 * determinant);
  const product = (p * s - q * r) / determinant;
  const discriminant = halfTrace ** 2 - product;
  return discriminant < 0 ? Math.sqrt(product) : Math.abs(halfTrace) + Math.sqrt(discriminant);
}

/** Orthonormal vectors that span the given ones up to rounding in a power, three at most: the longest first, then of what is left. */
function basisOf(vectors: readonly number[][]): number[][] {
  const basis: number[][] = [];
  let left = vectors.map((vector) => [...vector]);
  const longest = Math.max(...left.map((vector) => Math.hypot(...vector)));
  while (basis.length < 3) {
    const lengths = left.map((vector) => Math.hypot(...vector));
    const most = Math.max(...lengths);
    if (most <= noise * longest) break;
    const unit = left[lengths.indexOf(most)].map((x) => x / most);
    basis.push(unit);
    left = left.map((vector) => {
      const along = dot(vector, unit);
      return vector.map((x, i) => x - along * unit[i]);
    });
  }
  return basis;
}
