import { assertShape } from "../core/shape";
import * as tf from "../tensor/tf";

/**
 * The log-probabilities of a categorical distribution, [..., K], from a network's logits. The other functions of this file take
 * these, so that they are normalised once.
 * @param logits [..., K]
 * @param unimix the share of a uniform distribution that is mixed in, 0 to 1 (DreamerV3: 0.01): no class gets below unimix / K
 * @throws RangeError unless unimix is a share
 * @see Mastering Diverse Domains through World Models, arXiv 2301.04104, on "1% uniform and 99% neural network output"
 */
export function oneHotLogits<T extends tf.Tensor>(logits: T, unimix = 0): T {
  if (!(unimix >= 0 && unimix <= 1))
    throw new RangeError(`oneHotLogits: unimix must be between 0 and 1, got ${unimix}`);
  if (unimix === 0) return tf.logSoftmax(logits);
  const classes = logits.shape[logits.rank - 1];
  return tf.tidy(() => tf.log(tf.add(tf.mul(tf.softmax(logits), 1 - unimix), unimix / classes)) as T);
}

/** A 1 at the greatest entry along the last axis, the first of several; [..., K]. */
export function oneHotOfLargest(scores: tf.Tensor): tf.Tensor {
  const classes = scores.shape[scores.rank - 1];
  const largest = tf.expandDims(tf.argMax(scores, -1), -1); // [..., 1]
  return tf.cast(tf.equal(largest, tf.range(0, classes, 1, "int32")), "float32"); // [..., K]
}

/** A one-hot vector whose gradient is that of the probabilities: the straight-through estimator. */
function straightThrough<T extends tf.Tensor>(logProbs: T, choose: (probs: tf.Tensor) => tf.Tensor): T {
  return tf.tidy(() => {
    const custom = tf.customGrad((probs) => ({
      value: choose(probs as tf.Tensor),
      gradFunc: (dy: tf.Tensor) => dy,
    }));
    return custom(tf.exp(logProbs)) as T;
  });
}

/**
 * A draw as a one-hot vector: the class with the greatest p / −log(noise) (the first of K exponential clocks to ring, the same as
 * adding Gumbel noise to log p). Its gradient is the probabilities': straight-through.
 * @param logProbs [..., K], from `oneHotLogits`
 * @param noise [..., K], uniform on the open interval (0, 1): `rng.fillOpenUniform`
 * @returns [..., K]
 * @throws RangeError if the shapes differ
 * @see Mastering Atari with Discrete World Models, arXiv 2010.02193, algorithm 1
 */
export function oneHotSample<T extends tf.Tensor>(logProbs: T, noise: tf.Tensor): T {
  assertShape("oneHotSample: noise", noise, logProbs.shape);
  return straightThrough(logProbs, (probs) => oneHotOfLargest(tf.div(probs, tf.neg(tf.log(noise)))));
}

/** The likeliest class as a one-hot vector, [..., K], with the gradient of the probabilities.
 *  @param logProbs [..., K], from `oneHotLogits` */
export function oneHotMode<T extends tf.Tensor>(logProbs: T): T {
  return straightThrough(logProbs, oneHotOfLargest);
}

/**
 * log p(x) = Σ_k x_k log p_k.
 * @param logProbs [..., K], from `oneHotLogits`
 * @param x one-hot, or probabilities for minus a cross entropy, [..., K]
 * @returns nats, [...]
 * @throws RangeError if the shapes differ
 */
export function oneHotLogProb(logProbs: tf.Tensor, x: tf.Tensor): tf.Tensor {
  assertShape("oneHotLogProb: x", x, logProbs.shape);
  return tf.tidy(() => tf.sum(tf.mul(x, logProbs), -1));
}

/** The entropy −Σ_k p_k log p_k over the last axis: nats, [...].
 *  @param logProbs [..., K], from `oneHotLogits` */
export function oneHotEntropy(logProbs: tf.Tensor): tf.Tensor {
  return tf.tidy(() => tf.neg(tf.sum(tf.mul(tf.exp(logProbs), logProbs), -1)));
}

/**
 * KL(p ‖ q) = Σ_k p_k (log p_k − log q_k) over the last axis; a state of several categoricals sums the result over them.
 * @param p,q log-probabilities [..., K], from `oneHotLogits`
 * @returns nats, [...]; exactly 0 where p equals q
 * @throws RangeError if the shapes differ
 */
export function klOneHot(p: tf.Tensor, q: tf.Tensor): tf.Tensor {
  // BEGIN SOLUTION 05.3
  assertShape("klOneHot: q", q, p.shape);
  return tf.tidy(() => tf.sum(tf.mul(tf.exp(p), tf.sub(p, q)), -1));
  // END SOLUTION
}
