import { assertShape } from "../core/shape";
import * as tf from "../tensor/tf";
import { type Normal, normalLogProb, normalSample } from "./normal";

/** The constants of DreamerV1's actor. */
export interface TanhNormalOptions {
  /** The mean before the tanh lies within ± this. */
  readonly meanScale: number;
  /** The standard deviation where the network's output is 0, less `minStd`. */
  readonly initStd: number;
  readonly minStd: number;
}

/** As in DreamerV1: an untrained actor draws actions almost uniformly at the two ends, and explores. */
export const dreamerV1Actor: TanhNormalOptions = { meanScale: 5, initStd: 5, minStd: 1e-4 };

/**
 * The normal distribution before the tanh, from a network's output (m, s):
 * mean = 5 tanh(m / 5), std = softplus(s + softplus⁻¹(5)) + 1e-4.
 * @param stats [..., 2A], first m, then s
 * @returns mean and std, [..., A]
 * @throws RangeError if the last axis is odd
 * @see Dream to Control, arXiv 1912.01603, appendix A
 */
export function tanhNormal(stats: tf.Tensor, options: TanhNormalOptions = dreamerV1Actor): Normal {
  const width = stats.shape[stats.rank - 1];
  if (stats.rank === 0 || width % 2 === 1)
    throw new RangeError(
      `tanhNormal: stats must have an even last axis, got shape [${stats.shape.join(", ")}]`,
    );
  const { meanScale, initStd, minStd } = options;
  const shift = Math.log(Math.expm1(initStd));
  return tf.tidy(() => {
    const [m, s] = tf.split(stats, 2, -1); // [..., A]
    const mean = tf.mul(tf.tanh(tf.div(m, meanScale)), meanScale);
    return { mean, std: tf.add(tf.softplus(tf.add(s, shift)), minStd) };
  });
}

/** A draw before and after the tanh. */
export type TanhNormalDraw = {
  /** u = μ + σ ⊙ noise, [..., A] */
  readonly raw: tf.Tensor;
  /** tanh u, [..., A], in [−1, 1] */
  readonly action: tf.Tensor;
};

/** A reparameterised draw.
 *  @param noise [..., A], standard normal
 *  @throws RangeError if a shape differs */
export function tanhNormalSample(p: Normal, noise: tf.Tensor): TanhNormalDraw {
  return tf.tidy(() => {
    const raw = normalSample(p.mean, p.std, noise);
    return { raw, action: tf.tanh(raw) };
  });
}

/**
 * The log-density of the action tanh u: log N(u) − Σ_i log(1 − tanh² u_i), with the last term written as
 * 2 (log 2 − u − softplus(−2u)), which neither overflows nor cancels for large |u|.
 * @param raw u, [..., A]: an action of ±1 in floating point has no u of its own
 * @returns nats, [...]
 * @throws RangeError if a shape differs
 */
export function tanhNormalLogProb(p: Normal, raw: tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const halfTerms = tf.add(raw, tf.softplus(tf.mul(raw, -2))); // [..., A]
    const width = raw.shape[raw.rank - 1];
    const correction = tf.mul(tf.sub(width * Math.LN2, tf.sum(halfTerms, -1)), 2); // [...]
    return tf.sub(normalLogProb(p, raw), correction);
  });
}

/**
 * The likeliest of several draws: DreamerV1's action without exploration, as the mode has no closed form.
 * @param noise [S, ..., A], standard normal; DreamerV1 takes S = 100
 * @returns an action, [..., A]
 * @throws RangeError if a shape differs
 */
export function tanhNormalMode(p: Normal, noise: tf.Tensor): tf.Tensor {
  const draws = noise.shape[0];
  assertShape("tanhNormalMode: noise", noise, [draws, ...p.mean.shape]);
  return tf.tidy(() => {
    const tile = (x: tf.Tensor) => tf.tile(tf.expandDims(x, 0), [draws, ...x.shape.map(() => 1)]); // [S, ..., A]
    const many = { mean: tile(p.mean), std: tile(p.std) }; // [S, ..., A]
    const { raw, action } = tanhNormalSample(many, noise);
    const best = tf.expandDims(tf.argMax(tanhNormalLogProb(many, raw), 0), 0); // [1, ...]
    const ones = Array<number>(best.rank - 1).fill(1);
    const numbers = tf.reshape(tf.range(0, draws, 1, "int32"), [draws, ...ones]); // [S, 1, ...]
    const chosen = tf.cast(tf.equal(numbers, best), "float32"); // [S, ...]
    return tf.sum(tf.mul(action, tf.expandDims(chosen, -1)), 0); // [..., A]
  });
}
