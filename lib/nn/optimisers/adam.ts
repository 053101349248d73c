import { leavesOf, type TensorTree, unzipTrees, zerosLike } from "../../tensor/records";
import * as tf from "../../tensor/tf";
import { assertSameShapes } from "../assertSameShapes";
import { biasCorrection } from "./biasCorrection";

/** What Adam remembers. The sums are the usual moments divided by 1 − β: that saves two kernels for each tensor. */
export type AdamState<T extends TensorTree> = {
  /** Updates made so far, a scalar. */
  readonly step: tf.Scalar;
  /** Σ_k β₁ᵏ g_{t−k}, m / (1 − β₁) */
  readonly gradientSums: T;
  /** Σ_k β₂ᵏ g²_{t−k}, v / (1 − β₂) */
  readonly squareSums: T;
};

/** How an update is computed. */
export interface AdamOptions {
  readonly learningRate: number | tf.Scalar;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Where ε goes: "keras" adds it to √v before the bias correction, "pytorch" to √(v / (1 − β₂ᵗ)) after it. */
  readonly form: "keras" | "pytorch";
  /** The share of each parameter that is taken off before the update, as DreamerV2; AdamW's is learningRate · weight_decay. */
  readonly weightDecay?: number;
}

/** What an update needs. */
export interface AdamArguments<T extends TensorTree> extends AdamOptions {
  readonly params: T;
  readonly gradients: T;
  readonly state: AdamState<T>;
}

/** The state before the first update. */
export function adamState<T extends TensorTree>(params: T): AdamState<T> {
  return { step: tf.scalar(0), gradientSums: zerosLike(params), squareSums: zerosLike(params) };
}

/**
 * θ ← θ − α m̂ / (√v̂ + ε) for every tensor of a record, with m and v exponential averages of the gradient and its square.
 * @returns new parameters and state; the old ones stay the caller's
 * @throws RangeError if gradients or state do not have the shapes of the parameters
 * @see Kingma and Ba 2015, arXiv 1412.6980, algorithm 1, and the end of its section 2 for Keras's form
 */
export function adamStep<T extends TensorTree>(args: AdamArguments<T>): { params: T; state: AdamState<T> } {
  const { params, gradients, state, beta1, beta2 } = args;
  assertSameShapes("adamStep: gradients", gradients, params);
  assertSameShapes("adamStep: state.gradientSums", state.gradientSums, params);
  assertSameShapes("adamStep: state.squareSums", state.squareSums, params);
  const { step, updated } = tf.tidy(() => {
    const step = tf.add(state.step, 1) as tf.Scalar;
    const { rate, epsilon } = stepScalars(args, step);
    const [decay1, decay2] = [tf.scalar(beta1), tf.scalar(beta2)];
    const kept = args.weightDecay ? tf.scalar(1 - args.weightDecay) : null;
    const [sums, squares] = [leavesOf(state.gradientSums), leavesOf(state.squareSums)];
    const slopes = leavesOf(gradients);
    const updated = leavesOf(params).map((param, i) => {
      const sum = tf.add(tf.mul(sums[i], decay1), slopes[i]);
      const square = tf.add(tf.mul(squares[i], decay2), tf.square(slopes[i]));
      const change = tf.div(tf.mul(sum, rate), tf.add(tf.sqrt(square), epsilon));
      return [tf.sub(kept ? tf.mul(param, kept) : param, change), sum, square];
    });
    return { step, updated };
  });
  const [newParams, gradientSums, squareSums] = unzipTrees(params, 3, updated);
  return { params: newParams, state: { step, gradientSums, squareSums } };
}

/** The factor of the gradients' sum and what is added to the root of the squares' sum, which hold all corrections. */
function stepScalars(options: AdamOptions, step: tf.Scalar): { rate: tf.Scalar; epsilon: tf.Scalar } {
  const { learningRate, beta1, beta2, form } = options;
  const rootScale = Math.sqrt(1 - beta2);
  const root = tf.sqrt(biasCorrection(beta2, step));
  const corrected = tf.div(root, biasCorrection(beta1, step));
  const rate = tf.mul(tf.mul(corrected, (1 - beta1) / rootScale), learningRate) as tf.Scalar;
  const epsilon = options.epsilon / rootScale;
  return { rate, epsilon: form === "keras" ? tf.scalar(epsilon) : tf.mul(root, epsilon) };
}
