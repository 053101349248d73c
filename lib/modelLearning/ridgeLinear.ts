import { solveLinear } from "../core/linearSolve";
import type { Matrix } from "../core/matrix";
import { countData, normaliseWeights, type ModelClass, type WeightedBatch } from "./modelClass";
import type { RidgeFit } from "./ridgeFit";
import { rememberRegression, type WritePair } from "./ridgeRegression";
import {
  ridgeStrength,
  type Dynamics,
  type Vector,
  type VectorClassOptions,
  type VectorStep,
} from "./vectorDynamics";

export { ridgeStrength, type Vector, type VectorStep };

/** x' = A x + B u, with A [n][n] and B [n][m]. */
export interface LinearModel {
  A: Matrix;
  B: Matrix;
}

/**
 * The linear model closest to the data and to a prior,
 *
 *   argmin_{A,B}  Σ_b weight_b · mean_{(x,u,x') ∈ b} ‖x' − A x − B u‖² + λ ‖[A B] − [A₀ B₀]‖²_F.
 *
 * With z = [x u], the rows of W = [A B] solve (Σ_b weight_b mean z zᵀ + λI) Wᵀ = Σ_b weight_b mean z x'ᵀ + λW₀ᵀ.
 *
 * @param batches Their weights are made to sum to 1, those without data left out.
 * @throws RangeError if λ = 0 and the data do not determine A and B.
 * @see Exercise 02.3
 */
export function fitLinearRidge(
  batches: readonly WeightedBatch<VectorStep>[],
  lambda: number,
  prior: LinearModel,
): LinearModel {
  // BEGIN SOLUTION 02.3
  const W0 = joinColumns(prior); // [n, n + m]
  const left = W0[0].map((_, i) => W0[0].map((_, j) => (i === j ? lambda : 0))); // [n + m, n + m]
  const right = W0.map((row) => row.map((w) => lambda * w)); // [n, n + m]
  for (const { weight, data } of normaliseWeights(batches)) {
    const share = weight / data.length;
    for (const { state, action, next } of data) {
      const z = [...state, ...action];
      left.forEach((row, i) => row.forEach((_, j) => (row[j] += share * z[i] * z[j])));
      right.forEach((row, i) => row.forEach((_, j) => (row[j] += share * next[i] * z[j])));
    }
  }
  return splitColumns(right.map((row) => solveLinear(left, row)));
  // END SOLUTION
}

/** W = [A B], [n][n + m]. */
export function joinColumns({ A, B }: LinearModel): number[][] {
  return A.map((row, i) => [...row, ...B[i]]);
}

/** A and B from W = [A B], [n][n + m]. */
export function splitColumns(W: Matrix): LinearModel {
  return { A: W.map((row) => row.slice(0, W.length)), B: W.map((row) => row.slice(W.length)) };
}

/** The prediction x' = A x + B u of a linear model. */
export function linearDynamics({ A, B }: LinearModel): Dynamics {
  return (x, u) => {
    const next = new Array<number>(A.length);
    for (let i = 0; i < A.length; i++) {
      let total = 0;
      for (let j = 0; j < x.length; j++) total += A[i][j] * x[j];
      for (let j = 0; j < u.length; j++) total += B[i][j] * u[j];
      next[i] = total;
    }
    return next;
  };
}

/** What the class of linear models has to know. */
export interface RidgeLinearOptions extends VectorClassOptions {
  /** Size of the state. */
  n: number;
  /** Size of the action. */
  m: number;
  /** A student's fit instead of ours. */
  own?: RidgeFit;
}

/** A function that fits what `fitLinearRidge` fits, from sums that it keeps for each array of data, so that each round of a loop
 *  costs only as much as the data that are new; and the loss from the same sums. For states [n] and actions [m].
 *  @param own A student's fit instead. */
export function createLinearFit(n: number, m: number, own?: RidgeFit) {
  const write: WritePair<VectorStep> = ({ state, action, next }, z, target) => {
    z.set(state);
    z.set(action, n);
    target.set(next);
  };
  const regression = rememberRegression(n + m, n, write, own);
  return {
    fit: (batches: readonly WeightedBatch<VectorStep>[], lambda: number, prior: LinearModel): LinearModel =>
      splitColumns(regression.fit(batches, lambda, joinColumns(prior))),
    loss: (model: LinearModel, data: readonly VectorStep[]): number =>
      regression.loss(joinColumns(model), data),
  };
}

/** The class of linear models. */
export function createRidgeLinear(options: RidgeLinearOptions): ModelClass<LinearModel, Vector, Vector> {
  const { n, m, worldOf, lambda = ridgeStrength, own } = options;
  const { fit, loss } = createLinearFit(n, m, own);
  return {
    fit: (batches, prior) => fit(batches, lambda(Math.max(1, countData(batches))), prior),
    loss,
    asWorld: (model) => worldOf(linearDynamics(model)),
  };
}
