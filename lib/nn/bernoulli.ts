import { assertShape } from "../core/shape";
import * as tf from "../tensor/tf";
import { withoutGradient } from "./stopGradient";

/**
 * log p(x) = x l − log(1 + eˡ) of a Bernoulli distribution with logit l; for an x between 0 and 1, minus the cross entropy.
 * @param logits any shape
 * @param x 0, 1 or a probability, the same shape
 * @returns nats, unreduced
 * @throws RangeError if the shapes differ
 */
export function bernoulliLogProb<T extends tf.Tensor>(logits: T, x: tf.Tensor): T {
  assertShape("bernoulliLogProb: x", x, logits.shape);
  return tf.tidy(() => tf.sub(tf.mul(x, logits), tf.softplus(logits)));
}

/** The probability of 1, σ(l). */
export function bernoulliMean<T extends tf.Tensor>(logits: T): T {
  return tf.sigmoid(logits);
}

/** The likelier value, 0 or 1 (0 where both are equally likely): a constant for gradients. */
export function bernoulliMode<T extends tf.Tensor>(logits: T): T {
  return withoutGradient(() => tf.cast(tf.greater(logits, 0), "float32") as T);
}

/** The entropy log(1 + eˡ) − l σ(l): nats, unreduced. */
export function bernoulliEntropy<T extends tf.Tensor>(logits: T): T {
  return tf.tidy(() => tf.sub(tf.softplus(logits), tf.mul(logits, tf.sigmoid(logits))));
}
