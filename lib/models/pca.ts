import { multiply, type Matrix, transpose } from "../core/matrix";
import { dot, mean, sum } from "../core/metrics";
import { symmetricEigen } from "../core/symmetricEigen";

/** A linear autoencoder. */
export interface LinearCode {
  /** [D] */
  mean: number[];
  /** Orthonormal rows [k, D]. */
  components: number[][];
}

/** The k directions along which data vary most, the largest variance first: the best linear autoencoder. */
export interface Pca extends LinearCode {
  /** The variance along each of them [k], in squared units of the data. */
  variances: number[];
  /** The share of the whole variance that they hold, 0 to 1. */
  explained: number;
}

/**
 * Principal component analysis: the eigenvectors of the covariance (1/N) Σ (x − x̄)(x − x̄)ᵀ with the k largest eigenvalues.
 * @param X [N, D], data by rows
 * @param k 1 to D
 * @throws RangeError if k is none of them
 * @see Exercise 03.3; Baldi and Hornik 1989 for the linear autoencoder
 */
export function pcaFit(X: Matrix, k: number): Pca {
  const D = X[0].length;
  if (!Number.isInteger(k) || k < 1 || k > D)
    throw new RangeError(`pcaFit: k must be an integer from 1 to ${D}, got ${k}`);
  // BEGIN SOLUTION 03.3
  const columns = transpose(X);
  const center = columns.map(mean);
  const centred = columns.map((column, i) => column.map((x) => x - center[i])); // [D, N]
  const covariance = centred.map((row, i) =>
    centred.map((other, j) => (j < i ? 0 : dot(row, other) / X.length)),
  );
  covariance.forEach((row, i) => row.forEach((_, j) => j < i && (row[j] = covariance[j][i])));
  const { values, vectors } = symmetricEigen(covariance);
  const variances = values.slice(0, k);
  return {
    mean: center,
    components: vectors.slice(0, k),
    variances,
    explained: sum(variances) / sum(values),
  };
  // END SOLUTION
}

/** The codes of data, z = W (x − x̄). @param X [N, D] @returns [N, k] */
export function pcaEncode({ mean: center, components }: LinearCode, X: Matrix): number[][] {
  return X.map((x) => components.map((w) => sum(w.map((c, i) => c * (x[i] - center[i])))));
}

/** What codes stand for, x̂ = x̄ + Wᵀz. @param Z [N, k] @returns [N, D] */
export function pcaDecode({ mean: center, components }: LinearCode, Z: Matrix): number[][] {
  return multiply(Z, components).map((row) => row.map((x, i) => x + center[i]));
}
