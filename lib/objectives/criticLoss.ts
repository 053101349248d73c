import { assertShape } from "../core/shape";
import { stopGradient } from "../nn/stopGradient";
import * as tf from "../tensor/tf";

/** What a value function is judged by, all [N, H − 1]. */
export type CriticLossInputs = {
  /** v_t, with its gradient. */
  readonly value: tf.Tensor2D;
  /** R_t, the target: a constant. */
  readonly returns: tf.Tensor2D;
  /** How much the state counts (`reachWeights`). */
  readonly weight: tf.Tensor2D;
};

/** Maps what was imagined to the scalar that the value function descends. */
export type CriticLoss = (inputs: CriticLossInputs) => tf.Scalar;

/**
 * E[w ½ (v − sg(R))²].
 * @throws RangeError if a shape differs
 * @see Hafner et al. 2020, arXiv 1912.01603, equation 8; exercise 4.7
 */
export const criticLoss: CriticLoss = ({ value, returns, weight }) => {
  // BEGIN SOLUTION 04.7
  assertShape("criticLoss: returns", returns, value.shape);
  assertShape("criticLoss: weight", weight, value.shape);
  return tf.tidy(() => {
    const errors = tf.square(tf.sub(value, stopGradient(returns)));
    return tf.mul(tf.mean(tf.mul(weight, errors)), 0.5) as tf.Scalar;
  });
  // END SOLUTION
};
