import * as tf from "../tensor/tf";

/** Polynomials in w − 2.5 (w < 5) and √w − 3, highest power first. */
const [central, tails] = [
  [2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 2.1858087e-4, -1.25372503e-3, -4.17768164e-3, 0.246640727, 1.50140941],
  [-2.00214257e-4, 1.00950558e-4, 1.34934322e-3, -3.67342844e-3, 5.73950773e-3, -7.6224613e-3, 9.43887047e-3, 1.00167406, 2.83297682],
] as const; // prettier-ignore

const polynomial = (coefficients: readonly number[], x: tf.Tensor): tf.Tensor =>
  coefficients
    .slice(1)
    .reduce<tf.Tensor>((sum, c) => tf.add(tf.mul(sum, x), c), tf.mul(tf.onesLike(x), coefficients[0]));

/**
 * The number whose error function is x, to single precision: x times a polynomial in w = −log(1 − x²). Its slope is ½ √π exp(y²).
 * @param x between −1 and 1, any shape
 * @see Giles 2012, "Approximating the erfinv function", GPU Computing Gems, table 5
 */
export function erfInverse<T extends tf.Tensor>(x: T): T {
  const compute = (given: tf.Tensor) =>
    tf.tidy(() => {
      const w = tf.neg(tf.log(tf.mul(tf.sub(1, given), tf.add(1, given))));
      const near = polynomial(central, tf.sub(w, 2.5));
      const far = polynomial(tails, tf.sub(tf.sqrt(w), 3));
      return tf.mul(given, tf.where(tf.less(w, 5), near, far));
    });
  const inverse = tf.customGrad((given, save) => {
    const value = compute(given as tf.Tensor);
    (save as tf.GradSaveFunc)([value]);
    return {
      value,
      gradFunc: (dy: tf.Tensor, [y]: tf.Tensor[]) =>
        tf.mul(dy, tf.mul(tf.exp(tf.square(y)), Math.sqrt(Math.PI) / 2)),
    };
  });
  return inverse(x) as T;
}
