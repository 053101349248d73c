import { ResidualRows } from "../core/residualRows";
import type { Rng } from "../core/rng";
import type { Transition } from "../envs/world";
import { levenbergMarquardt, type SquaresAt } from "./levenbergMarquardt";
import { countData, normaliseWeights, type ModelClass, type WeightedBatch } from "./modelClass";
import {
  meanPredictionError,
  ridgeStrength,
  type Dynamics,
  type Vector,
  type VectorClassOptions,
} from "./vectorDynamics";

/** Sizes of a network, and the units in which it sees the world. */
export interface MlpShape {
  /** H, the hidden units. */
  readonly hidden: number;
  /** What counts as 1 of each state and action, [n + m]. */
  readonly inputScale: Vector;
  /** What counts as 1 of each change x' − x, [n]. */
  readonly outputScale: Vector;
}

/** x' = x + outputScale ∘ (V tanh(W z + b) + c) with z = [x u] / inputScale. */
export interface MlpModel {
  shape: MlpShape;
  /** First b_h and W_h of each hidden unit, [H · (1 + n + m)], then c_i and V_i of each output, [n · (1 + H)]. */
  weights: Float64Array;
}

/** What the class of networks has to know. Its models have the prior's shape. */
export interface MlpClassOptions extends VectorClassOptions {
  /** The most steps of a fit (default 30). */
  steps?: number;
}

/** A network with small random weights, the prior of a class: it predicts little change. */
export function initMlp(shape: MlpShape, rng: Rng): MlpModel {
  const inputs = shape.inputScale.length;
  const first = shape.hidden * (1 + inputs);
  const weights = new Float64Array(first + shape.outputScale.length * (1 + shape.hidden));
  for (let p = 0; p < first; p++) weights[p] = rng.normal(0, 1 / Math.sqrt(inputs));
  for (let p = first; p < weights.length; p++) weights[p] = rng.normal(0, 0.1 / Math.sqrt(shape.hidden));
  return { shape, weights };
}

/** The changes in units of outputScale, into y [n]; what the hidden units say goes into a [H]. */
function forward({ shape, weights }: MlpModel, x: Vector, u: Vector, a: Float64Array, y: Float64Array): void {
  const { hidden, inputScale, outputScale } = shape;
  const [n, m] = [x.length, u.length];
  let p = 0;
  for (let h = 0; h < hidden; h++) {
    let total = weights[p++];
    for (let j = 0; j < n; j++) total += (weights[p++] * x[j]) / inputScale[j];
    for (let j = 0; j < m; j++) total += (weights[p++] * u[j]) / inputScale[n + j];
    a[h] = Math.tanh(total);
  }
  for (let i = 0; i < outputScale.length; i++) {
    let total = weights[p++];
    for (let h = 0; h < hidden; h++) total += weights[p++] * a[h];
    y[i] = total;
  }
}

/** The prediction of a network. */
export function mlpDynamics(model: MlpModel): Dynamics {
  const { hidden, outputScale } = model.shape;
  const [a, y] = [new Float64Array(hidden), new Float64Array(outputScale.length)];
  return (x, u) => {
    forward(model, x, u, a, y);
    return x.map((value, i) => value + outputScale[i] * y[i]);
  };
}

/** ∂y_i/∂weights of the output i after `forward`, into row [P]; the derivatives of the other outputs' weights stay 0. */
function differentiate(
  { shape, weights }: MlpModel,
  x: Vector,
  u: Vector,
  a: Float64Array,
  i: number,
  row: Float64Array,
) {
  const { hidden, inputScale } = shape;
  const n = x.length;
  const width = 1 + inputScale.length;
  const own = hidden * width + i * (1 + hidden);
  row.fill(0);
  row[own] = 1;
  for (let h = 0; h < hidden; h++) {
    const slope = weights[own + 1 + h] * (1 - a[h] * a[h]);
    row[own + 1 + h] = a[h];
    row[h * width] = slope;
    for (let j = 1; j < width; j++) {
      const input = j <= n ? x[j - 1] : u[j - 1 - n];
      row[h * width + j] = (slope * input) / inputScale[j - 1];
    }
  }
}

/**
 * Σ_b weight_b · mean ‖x' − f(x, u)‖² + λ ‖w − w₀‖² as a sum of squares, with the derivatives of its roots.
 * @param batches Not empty, with weights that sum to 1: what `normaliseWeights` returns.
 * @param derivatives Whether to compute more than the value.
 */
export function mlpSquares(
  model: MlpModel,
  batches: readonly WeightedBatch<Transition<Vector, Vector>>[],
  lambda: number,
  prior: MlpModel,
  derivatives = true,
): SquaresAt {
  const sums = priorSquares(model, lambda, prior);
  const { hidden, outputScale } = model.shape;
  const [a, y] = [hidden, outputScale.length].map((length) => new Float64Array(length));
  const rows = new ResidualRows(sums);
  for (const { weight, data } of batches) {
    for (const { state, action, next } of data) {
      forward(model, state, action, a, y);
      for (let i = 0; i < outputScale.length; i++) {
        const error = state[i] + outputScale[i] * y[i] - next[i];
        sums.value += (weight / data.length) * error * error;
        if (!derivatives) continue;
        differentiate(model, state, action, a, i, rows.next());
        rows.add((weight / data.length) * outputScale[i], error, outputScale[i]);
      }
    }
  }
  rows.finish();
  return sums;
}

/** λ ‖w − w₀‖² with its derivatives. */
function priorSquares(model: MlpModel, lambda: number, prior: MlpModel): SquaresAt {
  const size = model.weights.length;
  const squares = { value: 0, half: new Float64Array(size), normal: new Float64Array(size * size) };
  for (let p = 0; p < size; p++) {
    const distance = model.weights[p] - prior.weights[p];
    squares.value += lambda * distance * distance;
    squares.half[p] = lambda * distance;
    squares.normal[p * size + p] = lambda;
  }
  return squares;
}

/** The class of networks with one hidden layer, fitted by Levenberg and Marquardt's method from the prior on: a fit is a
 *  function of the data and the prior alone. */
export function createMlpModels({
  worldOf,
  lambda = (n) => ridgeStrength(n) / 100,
  steps = 30,
}: MlpClassOptions): ModelClass<MlpModel, Vector, Vector> {
  return {
    fit(batches, prior) {
      const kept = normaliseWeights(batches);
      const transitions = countData(kept);
      const at = (weights: Float64Array, derivatives: boolean) =>
        mlpSquares(
          { shape: prior.shape, weights },
          kept,
          lambda(Math.max(1, transitions)),
          prior,
          derivatives,
        );
      const weights = levenbergMarquardt(
        (w) => at(w, true),
        (w) => at(w, false).value,
        prior.weights,
        { steps },
      );
      return { shape: prior.shape, weights };
    },
    loss: (model, data) => meanPredictionError(mlpDynamics(model), data),
    asWorld: (model) => worldOf(mlpDynamics(model)),
  };
}
