import { type Rng } from "../../core/rng";
import { klCategorical } from "../../nn/categorical";
import { klNormal, type Normal, normalSample } from "../../nn/normal";
import { oneHotLogits, oneHotMode, oneHotSample } from "../../nn/oneHot";
import * as tf from "../../tensor/tf";

/** Numbers that are drawn from independent normals, as in DreamerV1. */
export type GaussianConfig = {
  readonly kind: "gaussian";
  /** What a standard deviation is never below. */
  readonly minStd: number;
};

/** Choices, as in DreamerV2: categorical variables, each a one-hot vector. */
export type CategoricalConfig = {
  readonly kind: "categorical";
  /** K, of each variable. */
  readonly classes: number;
};

/** What the stochastic state of a model is made of. */
export type LatentConfig = GaussianConfig | CategoricalConfig;

/** What a model believes of a latent: mean and std, each [..., Z]; or the log-probabilities of the classes, [..., G, K]. */
export type BeliefOf<L extends LatentConfig> = L extends GaussianConfig ? Normal : tf.Tensor;

/** What a model believes of latents of some kind. */
export type Belief = BeliefOf<LatentConfig>;

/** How beliefs become latents. */
export interface Drawing<B> {
  /** A draw with a gradient. @param noise [..., Z] @returns [..., Z] */
  sample(belief: B, noise: tf.Tensor): tf.Tensor;
  /** The middle or likeliest one, [..., Z]. */
  mode(belief: B): tf.Tensor;
}

/** A kind of latents: how its beliefs are made from a network's output, drawn and compared. */
export interface LatentKind<B> extends Drawing<B> {
  /** How many numbers the network gives for a state of Z numbers. */
  outputs(stochSize: number): number;
  /** @param stats the network's output, [..., outputs] */
  belief(stats: tf.Tensor): B;
  /** Fills with the noise that a draw takes. */
  fillNoise(rng: Rng, out: Float32Array): Float32Array;
  /** The noise with which a draw is the middle or likeliest one. */
  readonly calm: number;
  /** KL(p ‖ q), nats, [...] */
  kl(p: B, q: B): tf.Tensor;
}

/** Draws from normals, by reparameterisation. */
export const normalDrawing: Drawing<Normal> = {
  sample: ({ mean, std }, noise) => normalSample(mean, std, noise),
  mode: ({ mean }) => mean,
};

function gaussian({ minStd }: GaussianConfig): LatentKind<Normal> {
  return {
    outputs: (stochSize) => 2 * stochSize,
    belief: (stats) => latentNormal(stats, minStd),
    fillNoise: (rng, out) => rng.fillNormal(out),
    calm: 0,
    ...normalDrawing,
    kl: klNormal,
  };
}

function categorical({ classes }: CategoricalConfig, draw: typeof oneHotSample): LatentKind<tf.Tensor> {
  const grouped = (x: tf.Tensor) => tf.reshape(x, [...x.shape.slice(0, -1), -1, classes]); // [..., G, K]
  const flat = (x: tf.Tensor) => tf.reshape(x, [...x.shape.slice(0, -2), -1]); // [..., Z]
  return {
    outputs: (stochSize) => stochSize,
    belief: (stats) => tf.tidy(() => oneHotLogits(grouped(stats))),
    fillNoise: (rng, out) => rng.fillOpenUniform(out),
    calm: 0.5,
    sample: (logProbs, noise) => tf.tidy(() => flat(draw(logProbs, grouped(noise)))),
    mode: (logProbs) => tf.tidy(() => flat(oneHotMode(logProbs))),
    kl: klCategorical,
  };
}

/** The kind of latents that a model is set to. @param draw how categories are drawn, straight-through unless given */
export function latentKind<L extends LatentConfig>(
  config: L,
  draw?: typeof oneHotSample,
): LatentKind<BeliefOf<L>>;
export function latentKind(
  config: LatentConfig,
  draw = oneHotSample,
): LatentKind<Normal> | LatentKind<tf.Tensor> {
  return config.kind === "gaussian" ? gaussian(config) : categorical(config, draw);
}

/** The normal distribution [..., Z] that a layer's output [..., 2Z] stands for: std = softplus + minStd. */
export function latentNormal(stats: tf.Tensor, minStd: number): Normal {
  return tf.tidy(() => {
    const [mean, std] = tf.split(stats, 2, -1); // [..., Z]
    return { mean, std: tf.add(tf.softplus(std), minStd) };
  });
}
