import type { SampleOneHot } from "../../nn/discrete/sampleGradients";
import * as tf from "../../tensor/tf";

/** An autoencoder whose code is G choices of K: one layer each way, without biases. */
export type ChoiceCodeParams = {
  /** [pixels, G · K] */
  readonly encoder: tf.Tensor2D;
  /** [G · K, pixels] */
  readonly decoder: tf.Tensor2D;
};

/** How far a step of gradient descent goes. */
const rate = 0.5;

/**
 * Trains an autoencoder through its draws, by gradient descent on the mean over pictures of the squared error. The encoder learns by what
 * comes back through the draw, and by nothing else.
 * @param sample draws the choices @param start the weights to begin with, which stay the caller's
 * @param pictures [N, pixels] @param noises uniform, a draw's for each step, [steps, N, G, K]
 * @returns the loss before each step
 * @see exercise 5.4
 */
export function trainChoiceCode(
  sample: SampleOneHot,
  start: ChoiceCodeParams,
  pictures: tf.Tensor2D,
  noises: tf.Tensor4D,
): number[] {
  const [, N, G, K] = noises.shape;
  const lossOf = (encoder: tf.Tensor, decoder: tf.Tensor, noise: tf.Tensor) => {
    const logits = tf.reshape(tf.matMul(pictures, encoder as tf.Tensor2D), [N, G, K]);
    const code = tf.reshape(sample(tf.logSoftmax(logits), noise), [N, G * K]);
    const errors = tf.square(tf.sub(tf.matMul(code, decoder as tf.Tensor2D), pictures));
    const nothing = tf.mul(tf.sum(logits), 0); // so that the loss depends on the encoder where the draw does not: see `balanceGradients`
    return tf.add(tf.mean(tf.sum(errors, 1)), nothing) as tf.Scalar;
  };
  return tf.tidy(() => {
    let [encoder, decoder]: tf.Tensor[] = [start.encoder, start.decoder];
    return tf.unstack(noises).map((noise) => {
      const step = tf.valueAndGrads((e: tf.Tensor, d: tf.Tensor) => lossOf(e, d, noise));
      const { value, grads } = step([encoder, decoder]);
      [encoder, decoder] = [encoder, decoder].map((weights, i) => tf.sub(weights, tf.mul(grads[i], rate)));
      return value.dataSync()[0];
    });
  });
}
