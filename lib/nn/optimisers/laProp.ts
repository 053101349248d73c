import { leavesOf, type TensorTree, unzipTrees, zerosLike } from "../../tensor/records";
import * as tf from "../../tensor/tf";
import { assertSameShapes } from "../assertSameShapes";
import { biasCorrection } from "./biasCorrection";

/** What LaProp remembers, as sums like Adam's. */
export type LaPropState<T extends TensorTree> = {
  /** Updates made so far, a scalar. */
  readonly step: tf.Scalar;
  /** Σ_k β₂ᵏ g²_{t−k} */
  readonly squareSums: T;
  /** Σ_k β₁ᵏ u_{t−k} of the gradients u that were divided by their root mean square */
  readonly updateSums: T;
};

/** How an update is computed; DreamerV3-2024 takes 4e-5, 0.9, 0.999 and 1e-20. */
export interface LaPropOptions {
  readonly learningRate: number | tf.Scalar;
  /** β₁, the decay of the momentum. */
  readonly momentum: number;
  /** β₂, the decay of the mean square. */
  readonly rmsDecay: number;
  readonly epsilon: number;
}

/** What an update needs. */
export interface LaPropArguments<T extends TensorTree> extends LaPropOptions {
  readonly params: T;
  readonly gradients: T;
  readonly state: LaPropState<T>;
}

/** The state before the first update. */
export function laPropState<T extends TensorTree>(params: T): LaPropState<T> {
  return { step: tf.scalar(0), squareSums: zerosLike(params), updateSums: zerosLike(params) };
}

/**
 * u = g / (√v̂ + ε), θ ← θ − α m̂ with m the exponential average of u: Adam with the division before the momentum.
 * @returns new parameters and state; the old ones stay the caller's
 * @throws RangeError if gradients or state do not have the shapes of the parameters
 * @see Ziyin, Wang and Ueda 2020, arXiv 2002.04839, algorithm 1; the corrections as in DreamerV3's `opt.py`
 */
export function laPropStep<T extends TensorTree>(
  args: LaPropArguments<T>,
): { params: T; state: LaPropState<T> } {
  const { params, gradients, state, momentum, rmsDecay } = args;
  assertSameShapes("laPropStep: gradients", gradients, params);
  assertSameShapes("laPropStep: state.squareSums", state.squareSums, params);
  assertSameShapes("laPropStep: state.updateSums", state.updateSums, params);
  const { step, updated } = tf.tidy(() => {
    const step = tf.add(state.step, 1) as tf.Scalar;
    const { rate, rootScale } = stepScalars(args, step);
    const [keepSquares, keepUpdates] = [tf.scalar(rmsDecay), tf.scalar(momentum)];
    const epsilon = tf.scalar(args.epsilon);
    const [squares, updates] = [leavesOf(state.squareSums), leavesOf(state.updateSums)];
    const slopes = leavesOf(gradients);
    const updated = leavesOf(params).map((param, i) => {
      const square = tf.add(tf.mul(squares[i], keepSquares), tf.square(slopes[i]));
      const scaled = tf.div(slopes[i], tf.add(tf.mul(tf.sqrt(square), rootScale), epsilon));
      const update = tf.add(tf.mul(updates[i], keepUpdates), scaled);
      return [tf.sub(param, tf.mul(update, rate)), square, update];
    });
    return { step, updated };
  });
  const [newParams, squareSums, updateSums] = unzipTrees(params, 3, updated);
  return { params: newParams, state: { step, squareSums, updateSums } };
}

/** The factor of the updates' sum, and that which makes √v̂ from the root of the squares' sum. */
function stepScalars(options: LaPropOptions, step: tf.Scalar): { rate: tf.Scalar; rootScale: tf.Scalar } {
  const { learningRate, momentum, rmsDecay } = options;
  const rate = tf.mul(tf.div(1 - momentum, biasCorrection(momentum, step)), learningRate) as tf.Scalar;
  return { rate, rootScale: tf.sqrt(tf.div(1 - rmsDecay, biasCorrection(rmsDecay, step))) as tf.Scalar };
}
