import { assertShape } from "../core/shape";
import { stopGradient } from "../nn/stopGradient";
import * as tf from "../tensor/tf";

/** Σ w x / Σ w, a scalar; 0 where no state counts. @param weight w, [N, K] @param x [N, K] */
export function meanReached(weight: tf.Tensor2D, x: tf.Tensor2D): tf.Scalar {
  assertShape("meanReached: x", x, weight.shape);
  return tf.tidy(() => tf.div(tf.sum(tf.mul(weight, x)), tf.maximum(tf.sum(weight), 1e-6)) as tf.Scalar);
}

/**
 * w_t = c · d_0 · d_1 ⋯ d_{t−1}, w_0 = c: how much a state of an imagined trajectory counts, as it is only reached if the episode goes on until
 * then. A constant for gradients.
 * @param startContinues c, 1 where the start is not the end of an episode, [N]
 * @param discount d, γ · P(the episode goes on after each state), [N, H]
 * @returns of all states but the last, [N, H − 1]
 * @throws RangeError if a shape differs
 */
export function reachWeights(startContinues: tf.Tensor1D, discount: tf.Tensor2D): tf.Tensor2D {
  const [N, H] = discount.shape;
  assertShape("reachWeights: startContinues", startContinues, [N]);
  return tf.tidy(() => {
    const first = tf.reshape(startContinues, [N, 1]);
    const factors = tf.concat([first, tf.slice(discount, [0, 0], [N, H - 2])], 1); // [N, H − 1]
    return stopGradient(tf.cumprod(factors, 1) as tf.Tensor2D);
  });
}
