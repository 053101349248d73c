import { factorise, solveFactorised } from "../core/linearSolve";
import type { Matrix } from "../core/matrix";
import { assertShape } from "../core/shape";
import { normaliseWeights, type WeightedBatch } from "./modelClass";
import { asStep, fitBy, type RidgeFit } from "./ridgeFit";

/** Sums over pairs of features φ [F] and targets y [T]: all that least squares wants to know of them. */
export interface RegressionSums {
  readonly features: number;
  readonly targets: number;
  count: number;
  /** Σ φ φᵀ, [F · F]. */
  readonly xx: Float64Array;
  /** Σ y φᵀ, [T · F]. */
  readonly yx: Float64Array;
  /** Σ ‖y‖². */
  yy: number;
}

/** The sums over no pairs of F features and T targets. */
export function createSums(features: number, targets: number): RegressionSums {
  const [xx, yx] = [new Float64Array(features * features), new Float64Array(targets * features)];
  return { features, targets, count: 0, xx, yx, yy: 0 };
}

/** Adds one pair, phi [F] and y [T], to the sums. */
export function addPair(sums: RegressionSums, phi: ArrayLike<number>, y: ArrayLike<number>): void {
  const { features, targets, xx, yx } = sums;
  sums.count++;
  for (let i = 0; i < features; i++) {
    for (let j = 0; j < features; j++) xx[i * features + j] += phi[i] * phi[j];
  }
  for (let t = 0; t < targets; t++) {
    sums.yy += y[t] * y[t];
    for (let j = 0; j < features; j++) yx[t * features + j] += y[t] * phi[j];
  }
}

/** How a datum becomes a regression: writes its features into phi [F] and its targets into y [T]. */
export type WritePair<Datum> = (datum: Datum, phi: Float64Array, y: Float64Array) => void;

/** A function that gives the sums over an array. It remembers them for each array and reads what was appended since, so that
 *  a loop which aggregates data pays for each datum once. The sums are its own: not to be changed. */
export function rememberSums<Datum>(
  features: number,
  targets: number,
  write: WritePair<Datum>,
): (data: readonly Datum[]) => RegressionSums {
  const remembered = new WeakMap<readonly Datum[], RegressionSums>();
  const [phi, y] = [new Float64Array(features), new Float64Array(targets)];
  return (data) => {
    let sums = remembered.get(data);
    if (!sums || sums.count > data.length) remembered.set(data, (sums = createSums(features, targets)));
    while (sums.count < data.length) {
      write(data[sums.count], phi, y);
      addPair(sums, phi, y);
    }
    return sums;
  };
}

/**
 * The weights W [T][F] closest to the data and to a prior,
 *
 *   argmin_W  Σ_b weight_b · mean_{(φ, y) ∈ b} ‖y − W φ‖² + λ ‖W − W₀‖²_F,
 *
 * by the normal equations (Σ_b weight_b mean φφᵀ + λI) Wᵀ = Σ_b weight_b mean φyᵀ + λW₀ᵀ. W₀ itself for no data.
 *
 * @throws RangeError if λ < 0, shapes do not fit, or λ = 0 and the data do not determine W.
 * @see exercise 02.3
 */
export function ridgeRegression(
  batches: readonly { weight: number; sums: RegressionSums }[],
  lambda: number,
  prior: Matrix,
): number[][] {
  if (!(lambda >= 0 && lambda < Infinity))
    throw new RangeError(`ridgeRegression: lambda must be at least 0, got ${lambda}`);
  const [targets, features] = [prior.length, prior[0].length];
  const kept = batches.filter(({ sums }) => sums.count > 0);
  for (const { sums } of kept) assertShape("ridgeRegression: prior", prior, [sums.targets, sums.features]);
  if (kept.length === 0) return prior.map((row) => row.slice());
  // BEGIN SOLUTION 02.3
  const weigh = (of: (sums: RegressionSums) => number) =>
    kept.reduce((total, { weight, sums }) => total + (weight / sums.count) * of(sums), 0);
  const range = Array.from({ length: features }, (_, j) => j);
  const moments = range.map((i) =>
    range.map((j) => weigh(({ xx }) => xx[i * features + j]) + (i === j ? lambda : 0)),
  );
  const factors = factorise(moments);
  return Array.from({ length: targets }, (_, t) => {
    const right = range.map((j) => weigh(({ yx }) => yx[t * features + j]) + lambda * prior[t][j]);
    return solveFactorised(factors, right);
  });
  // END SOLUTION
}

/** The mean of ‖y − W φ‖² over the pairs; 0 for none. From the sums, so exact to about 1e-15 of the mean of ‖y‖² only.
 *  @param W [T][F]. */
export function meanSquaredError(sums: RegressionSums, W: Matrix): number {
  const { features, count, xx, yx, yy } = sums;
  if (count === 0) return 0;
  let total = yy;
  W.forEach((row, t) => {
    for (let i = 0; i < features; i++) {
      let product = -2 * yx[t * features + i];
      for (let j = 0; j < features; j++) product += xx[i * features + j] * row[j];
      total += row[i] * product;
    }
  });
  return Math.max(0, total / count);
}

/** Least squares over arrays of data that only ever grow: `ridgeRegression` and the error, from sums that are remembered.
 *  @param own A student's fit instead of `ridgeRegression`, which remembers nothing. */
export function rememberRegression<Datum>(
  features: number,
  targets: number,
  write: WritePair<Datum>,
  own?: RidgeFit,
) {
  const sumsOf = rememberSums(features, targets, write);
  const [phi, y] = [new Float64Array(features), new Float64Array(targets)];
  const stepOf = (datum: Datum) => (write(datum, phi, y), asStep(phi, y));
  return {
    /** W [T][F]. @throws RangeError as `normaliseWeights` and `ridgeRegression`. */
    fit(batches: readonly WeightedBatch<Datum>[], lambda: number, prior: Matrix): number[][] {
      const normalised = normaliseWeights(batches);
      if (own && normalised.length > 0) {
        const steps = normalised.map(({ weight, data }) => ({ weight, data: data.map(stepOf) }));
        return fitBy(own, steps, lambda, prior);
      }
      const sums = normalised.map(({ weight, data }) => ({ weight, sums: sumsOf(data) }));
      return ridgeRegression(sums, lambda, prior);
    },
    loss: (W: Matrix, data: readonly Datum[]): number => meanSquaredError(sumsOf(data), W),
  };
}
