import { klNormal, type Normal } from "../nn/normal";
import * as tf from "../tensor/tf";

/**
 * max(E[KL(posterior ‖ prior)], free): how much more than `freeNats` the images surprise the model on average. Below the floor the
 * gradient is exactly 0, so that a model which is surprised little enough is not made to say less.
 * @param posterior,prior [B, T, Z]
 * @param freeNats at the mean over the batch, not at each step or number
 * @returns the loss, and the mean divergence before the floor; nats
 * @throws RangeError if a shape differs
 * @see Hafner et al. 2020, arXiv 1912.01603, appendix A: "clip the KL regularizer below 3 free nats"; exercise 4.2
 */
export function klLoss(
  posterior: Normal,
  prior: Normal,
  freeNats: number,
): { loss: tf.Scalar; kl: tf.Scalar } {
  // BEGIN SOLUTION 04.2
  return tf.tidy(() => {
    const kl = tf.mean(klNormal(posterior, prior)) as tf.Scalar;
    return { loss: tf.maximum(kl, freeNats) as tf.Scalar, kl };
  });
  // END SOLUTION
}
