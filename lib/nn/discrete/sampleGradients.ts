import * as tf from "../../tensor/tf";

/** Draws one-hot vectors [..., K] from log-probabilities and uniform noise of that shape. */
export type SampleOneHot = (logProbs: tf.Tensor, noise: tf.Tensor) => tf.Tensor;

/**
 * What comes back through a draw: the gradient of Σ weights · sample by the logits that it was drawn from; zeros where it is a constant.
 * @param logits,noise,weights all [..., K]
 * @see exercise 5.4
 */
export function sampleGradients(
  sample: SampleOneHot,
  logits: tf.Tensor,
  noise: tf.Tensor,
  weights: tf.Tensor,
): tf.Tensor {
  return tf.grad((x: tf.Tensor) => {
    const loss = tf.sum(tf.mul(sample(tf.logSoftmax(x), noise), weights));
    return tf.add(loss, tf.mul(tf.sum(x), 0)) as tf.Scalar; // depends on x, if only by nothing: see `balanceGradients`
  })(logits);
}
