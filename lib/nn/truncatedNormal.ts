import { assertShape } from "../core/shape";
import * as tf from "../tensor/tf";
import { erfInverse } from "./erfInverse";
import { type Normal } from "./normal";

const logRootTwoPi = Math.log(2 * Math.PI) / 2;
/** Actions keep this distance from −1 and 1. */
const edge = 1e-6;

/** Φ(x), the standard normal's distribution function. */
const distribution = (x: tf.Tensor): tf.Tensor => tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5);

/** φ(x), its density. */
const density = (x: tf.Tensor): tf.Tensor => tf.exp(tf.sub(tf.mul(tf.square(x), -0.5), logRootTwoPi));

/** The bounds −1 and 1 in units of σ from μ, Φ of the lower one, and how much lies between them. */
function bounds({ mean, std }: Normal) {
  const [low, high] = [tf.div(tf.sub(-1, mean), std), tf.div(tf.sub(1, mean), std)];
  const below = distribution(low);
  return { low, high, below, inside: tf.sub(distribution(high), below) };
}

/**
 * The normal distribution, cut off at −1 and 1, that a network's output (m, s) stands for: μ = tanh m, σ = 2 sigmoid(s / 2) + 0.1.
 * @param stats [..., 2A], first m, then s
 * @returns μ and σ before the cut, [..., A]
 * @see Hafner et al. 2021, arXiv 2010.02193, on continuous control, and its program
 */
export function truncatedNormal(stats: tf.Tensor): Normal {
  return tf.tidy(() => {
    const [m, s] = tf.split(stats, 2, -1); // [..., A]
    return { mean: tf.tanh(m), std: tf.add(tf.mul(tf.sigmoid(tf.mul(s, 0.5)), 2), 0.1) };
  });
}

/**
 * A draw by the inverse of the distribution function, x = μ + σ Φ⁻¹(Φ(α) + u (Φ(β) − Φ(α))), differentiable by μ and σ; u = ½ gives the median.
 * @param noise u, uniform between 0 and 1, [..., A]
 * @returns [..., A], between −1 and 1
 * @throws RangeError if a shape differs
 */
export function truncatedNormalSample(p: Normal, noise: tf.Tensor): tf.Tensor {
  assertShape("truncatedNormalSample: noise", noise, p.mean.shape);
  return tf.tidy(() => {
    const { below, inside } = bounds(p);
    const quantile = tf.add(below, tf.mul(noise, inside));
    const z = tf.mul(
      erfInverse(tf.clipByValue(tf.sub(tf.mul(quantile, 2), 1), edge - 1, 1 - edge)),
      Math.SQRT2,
    );
    return tf.clipByValue(tf.add(p.mean, tf.mul(p.std, z)), edge - 1, 1 - edge);
  });
}

/** log p(x) = Σ_i −½ ((x_i − μ_i) / σ_i)² − log σ_i − ½ log 2π − log(Φ(β_i) − Φ(α_i)).
 *  @param x [..., A], between −1 and 1 @returns nats, [...] @throws RangeError if a shape differs */
export function truncatedNormalLogProb(p: Normal, x: tf.Tensor): tf.Tensor {
  assertShape("truncatedNormalLogProb: x", x, p.mean.shape);
  return tf.tidy(() => {
    const halfSquares = tf.mul(tf.square(tf.div(tf.sub(x, p.mean), p.std)), 0.5);
    const volume = tf.log(tf.mul(p.std, bounds(p).inside));
    return tf.neg(tf.sum(tf.add(tf.add(halfSquares, volume), logRootTwoPi), -1));
  });
}

/** The entropy Σ_i log(√(2πe) σ_i Z_i) + (α_i φ(α_i) − β_i φ(β_i)) / (2 Z_i), Z = Φ(β) − Φ(α): nats, [...]. */
export function truncatedNormalEntropy(p: Normal): tf.Tensor {
  return tf.tidy(() => {
    const { low, high, inside } = bounds(p);
    const lost = tf.sub(tf.mul(low, density(low)), tf.mul(high, density(high)));
    const volume = tf.add(tf.log(tf.mul(p.std, inside)), logRootTwoPi + 0.5);
    return tf.sum(tf.add(volume, tf.div(lost, tf.mul(inside, 2))), -1);
  });
}
