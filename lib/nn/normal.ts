import { assertShape } from "../core/shape";
import * as tf from "../tensor/tf";

/** Independent normal distributions, one for each entry: a diagonal Gaussian over the last axis. */
export type Normal = {
  /** [..., D] */
  readonly mean: tf.Tensor;
  /** [..., D], positive */
  readonly std: tf.Tensor;
};

const halfLogTwoPi = Math.log(2 * Math.PI) / 2;

/** The length of the last axis, and a check that mean and std agree. */
function widthOf(name: string, { mean, std }: Normal): number {
  assertShape(`${name}: std`, std, mean.shape);
  return mean.shape[mean.rank - 1];
}

/**
 * log p(x) = Σ_i −½ ((x_i − μ_i) / σ_i)² − log σ_i − ½ log 2π, summed over the last axis.
 * @param x [..., D]
 * @returns nats, [...]
 * @throws RangeError if a shape differs
 */
export function normalLogProb(p: Normal, x: tf.Tensor): tf.Tensor {
  const width = widthOf("normalLogProb: p", p);
  assertShape("normalLogProb: x", x, p.mean.shape);
  return tf.tidy(() => {
    const squares = tf.square(tf.div(tf.sub(x, p.mean), p.std)); // [..., D]
    const sum = tf.sum(tf.add(tf.mul(squares, 0.5), tf.log(p.std)), -1); // [...]
    return tf.sub(-halfLogTwoPi * width, sum);
  });
}

/**
 * ½ Σ (x − μ)², summed over the last axes.
 * @param mean [..., event axes] @param x the same shape
 * @param eventRank how many last axes belong to one event: 3 for an image, 0 for a reward
 * @returns [...]
 */
export function halfSquaredDistance(mean: tf.Tensor, x: tf.Tensor, eventRank: number): tf.Tensor {
  const axes = Array.from({ length: eventRank }, (_, i) => mean.rank - eventRank + i);
  return tf.tidy(() => {
    const squares = tf.square(tf.sub(x, mean));
    return tf.mul(eventRank === 0 ? squares : tf.sum(squares, axes), 0.5);
  });
}

/**
 * The log-probability of x under normals of variance 1, summed over the last axes: −½ Σ (x − μ)² − ½ n log 2π.
 * @param mean [..., event axes]
 * @param x the same shape
 * @param eventRank how many last axes belong to one event: 3 for an image, 0 for a reward
 * @returns nats, [...]
 * @throws RangeError if a shape differs or there are fewer axes
 */
export function unitNormalLogProb(mean: tf.Tensor, x: tf.Tensor, eventRank: number): tf.Tensor {
  assertShape("unitNormalLogProb: x", x, mean.shape);
  if (!Number.isInteger(eventRank) || eventRank < 0 || eventRank > mean.rank)
    throw new RangeError(`unitNormalLogProb: eventRank must be 0 to ${mean.rank}, got ${eventRank}`);
  const event = mean.shape.slice(mean.rank - eventRank);
  const size = event.reduce((product, length) => product * length, 1);
  return tf.tidy(() => tf.sub(-halfLogTwoPi * size, halfSquaredDistance(mean, x, eventRank)));
}

/** The entropy Σ_i log σ_i + ½ log 2πe over the last axis: nats, [...].
 *  @throws RangeError if mean and std differ in shape */
export function normalEntropy(p: Normal): tf.Tensor {
  const width = widthOf("normalEntropy: p", p);
  return tf.tidy(() => tf.add(tf.sum(tf.log(p.std), -1), width * (halfLogTwoPi + 0.5)));
}

/** A reparameterised draw μ + σ ⊙ noise.
 *  @param noise [..., D], standard normal
 *  @throws RangeError if a shape differs */
export function normalSample<T extends tf.Tensor>(mean: T, std: tf.Tensor, noise: tf.Tensor): T {
  assertShape("normalSample: std", std, mean.shape);
  assertShape("normalSample: noise", noise, mean.shape);
  return tf.tidy(() => tf.add(mean, tf.mul(std, noise)));
}

/**
 * KL(p ‖ q) = Σ_i log(σq / σp) + (σp² + (μp − μq)²) / (2 σq²) − ½, summed over the last axis.
 * @returns nats, [...]; exactly 0 where p equals q
 * @throws RangeError if a shape differs
 */
export function klNormal(p: Normal, q: Normal): tf.Tensor {
  // BEGIN SOLUTION 04.2
  const width = widthOf("klNormal: p", p);
  widthOf("klNormal: q", q);
  assertShape("klNormal: q.mean", q.mean, p.mean.shape);
  return tf.tidy(() => {
    const ratio = tf.div(p.std, q.std); // [..., D]
    const shift = tf.div(tf.sub(p.mean, q.mean), q.std);
    const halfSquares = tf.mul(tf.add(tf.square(ratio), tf.square(shift)), 0.5);
    return tf.sub(tf.sum(tf.sub(halfSquares, tf.log(ratio)), -1), width / 2); // [...]
  });
  // END SOLUTION
}
