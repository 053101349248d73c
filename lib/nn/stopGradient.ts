import * as tf from "../tensor/tf";

/**
 * Computes a tensor that counts as a constant for every gradient: nothing flows back into what it was made from, so that
 * nothing is spent on that part of the graph either.
 */
export function withoutGradient<T extends tf.Tensor>(make: () => T): T {
  const constant = tf.customGrad(() => ({ value: tf.tidy(make), gradFunc: () => [] }));
  return constant() as T;
}

/** The same values as a constant: sg(x) in the papers. */
export function stopGradient<T extends tf.Tensor>(x: T): T {
  return withoutGradient(() => tf.clone(x));
}
