import * as tf from "../tensor/tf";

/** An element-wise function whose slope is given with it. */
function withSlope<T extends tf.Tensor>(
  x: T,
  f: (x: tf.Tensor) => tf.Tensor,
  slope: (x: tf.Tensor) => tf.Tensor,
): T {
  const custom = tf.customGrad((input, save) => {
    (save as tf.GradSaveFunc)([input as tf.Tensor]);
    return {
      value: f(input as tf.Tensor),
      gradFunc: (dy: tf.Tensor, [saved]: tf.Tensor[]) => tf.mul(dy, slope(saved)),
    };
  });
  return custom(x) as T;
}

/**
 * sign(x) log(1 + |x|): the identity near 0, a logarithm far away. Its slope is 1 / (1 + |x|), also at 0.
 * @see Mastering Diverse Domains through World Models, arXiv 2301.04104
 */
export function symlog<T extends tf.Tensor>(x: T): T {
  return withSlope(
    x,
    (value) => tf.mul(tf.sign(value), tf.log1p(tf.abs(value))),
    (value) => tf.div(1, tf.add(tf.abs(value), 1)),
  );
}

/**
 * sign(x) (e^|x| − 1), the inverse of `symlog`, written as tanh(x / 2) (e^|x| + 1), which keeps all digits near 0.
 * @see Mastering Diverse Domains through World Models, arXiv 2301.04104
 */
export function symexp<T extends tf.Tensor>(x: T): T {
  return withSlope(
    x,
    (value) => tf.mul(tf.tanh(tf.mul(value, 0.5)), tf.add(tf.exp(tf.abs(value)), 1)),
    (value) => tf.exp(tf.abs(value)),
  );
}
