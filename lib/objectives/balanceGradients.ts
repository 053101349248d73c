import * as tf from "../tensor/tf";

/** KL balancing of beliefs, log-probabilities [..., G, K]. */
export type KlBalance = (posterior: tf.Tensor, prior: tf.Tensor, balance: number) => tf.Tensor;

/**
 * Who moves? The gradients of Σ klBalance by the logits of the posterior and of the prior; zeros where one is a constant to it.
 * @param posterior,prior logits, [..., G, K]
 * @see exercise 5.3
 */
export function balanceGradients(
  klBalance: KlBalance,
  posterior: tf.Tensor,
  prior: tf.Tensor,
  balance: number,
): { posterior: tf.Tensor; prior: tf.Tensor } {
  const [byPosterior, byPrior] = tf.grads((q: tf.Tensor, p: tf.Tensor) => {
    const loss = tf.sum(klBalance(tf.logSoftmax(q), tf.logSoftmax(p), balance));
    // TensorFlow.js refuses the gradient by what a result does not depend on; so it depends on both, by nothing.
    return tf.add(loss, tf.mul(tf.sum(tf.add(q, p)), 0)) as tf.Scalar;
  })([posterior, prior]);
  return { posterior: byPosterior, prior: byPrior };
}
