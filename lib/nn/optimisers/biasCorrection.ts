import * as tf from "../../tensor/tf";

/**
 * 1 − βᵗ: the share of an exponential average of decay β that t terms fill. With a = −t log β it is 1 − e⁻ᵃ =
 * 2h / (1 + h), h = tanh(a / 2), which keeps all digits where βᵗ is near 1; 32-bit floats lose four of seven at β = 0.999, t = 1.
 * @param beta between 0 and 1
 * @param step t, a scalar of at least 1
 */
export function biasCorrection(beta: number, step: tf.Scalar): tf.Scalar {
  return tf.tidy(() => {
    const h = tf.tanh(tf.mul(step, -Math.log(beta) / 2));
    return tf.div(tf.mul(h, 2), tf.add(h, 1)) as tf.Scalar;
  });
}
