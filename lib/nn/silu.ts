import * as tf from "../tensor/tf";

/** x · σ(x), also called swish. @see Hendrycks and Gimpel 2016, arXiv 1606.08415 */
export function silu<T extends tf.Tensor>(x: T): T {
  return tf.tidy(() => tf.mul(x, tf.sigmoid(x)));
}
