import { type Rng } from "../../core/rng";
import { assertShape } from "../../core/shape";
import { dense, denseParams, type DenseParams } from "../../nn/dense";
import { gru, type GruParams, gruParams } from "../../nn/gru";
import { mlp, mlpParams, type MlpParams } from "../../nn/mlp";
import { type Normal, normalSample } from "../../nn/normal";
import * as tf from "../../tensor/tf";

/** Sizes of a recurrent state-space model (RSSM) with a Gaussian latent. */
export type RssmConfig = {
  /** D, numbers of the deterministic state. */
  readonly deterSize: number;
  /** Z, numbers of the stochastic state. */
  readonly stochSize: number;
  /** Units of its dense layers. */
  readonly hiddenSize: number;
  /** What the standard deviation of a latent is never below. */
  readonly minStd: number;
};

/** The weights. Prior and posterior are one hidden layer each; the posterior's kernel takes deter first, then the embedding. */
export type RssmParams = {
  readonly input: DenseParams;
  readonly cell: GruParams;
  readonly prior: MlpParams;
  readonly posterior: MlpParams;
};

/** The model's state: what is certain, and a draw of what is not. */
export type Latent = {
  /** [N, D] */
  readonly deter: tf.Tensor2D;
  /** [N, Z] */
  readonly stoch: tf.Tensor2D;
};

/** The weights at the start, drawn as Keras does.
 *  @param inputs how many numbers an action and an embedding have */
export function rssmParams(
  rng: Rng,
  { deterSize, stochSize, hiddenSize }: RssmConfig,
  inputs: { actionSize: number; embedSize: number },
): RssmParams {
  return {
    input: denseParams(rng, stochSize + inputs.actionSize, hiddenSize),
    cell: gruParams(rng, hiddenSize, deterSize),
    prior: mlpParams(rng, deterSize, [hiddenSize], 2 * stochSize),
    posterior: mlpParams(rng, deterSize + inputs.embedSize, [hiddenSize], 2 * stochSize),
  };
}

/** F = Z + D. */
export const featureSize = ({ deterSize, stochSize }: RssmConfig): number => stochSize + deterSize;

/** What heads, decoder and actor read: stoch, then deter, [N, F]. */
export const featureOf = ({ deter, stoch }: Latent): tf.Tensor2D => tf.concat([stoch, deter], 1);

/** The state before anything has happened: zeros. @param count N */
export function initialLatent({ deterSize, stochSize }: RssmConfig, count: number): Latent {
  return { deter: tf.zeros([count, deterSize]), stoch: tf.zeros([count, stochSize]) };
}

/** The normal distribution [..., Z] that a layer's output [..., 2Z] stands for: std = softplus + minStd. */
export function latentNormal(stats: tf.Tensor, minStd: number): Normal {
  return tf.tidy(() => {
    const [mean, std] = tf.split(stats, 2, -1); // [..., Z]
    return { mean, std: tf.add(tf.softplus(std), minStd) };
  });
}

/** The deterministic state after an action: h' = GRU(h, elu(W [z, a] + b)), [N, D].
 *  @param action [N, A] @throws RangeError if a shape differs */
export function nextDeter(params: RssmParams, { deter, stoch }: Latent, action: tf.Tensor2D): tf.Tensor2D {
  assertShape("nextDeter: action", action, [deter.shape[0], params.input.kernel.shape[0] - stoch.shape[1]]);
  return tf.tidy(() => gru(params.cell, tf.elu(dense(params.input, tf.concat([stoch, action], 1))), deter));
}

/**
 * p(z_t | h_t): what the model expects BEFORE it sees. It must not know the observation.
 * @param deter [..., D]
 * @returns [..., Z]
 * @see Hafner et al. 2019, arXiv 1811.04551, equation 4, "stochastic state model"
 */
export function prior(params: RssmParams, { minStd }: RssmConfig, deter: tf.Tensor): Normal {
  return tf.tidy(() => latentNormal(mlp(params.prior, deter, tf.elu), minStd));
}

/**
 * q(z_t | h_t, o_t): what the model believes AFTER it has seen.
 * @param deter [N, D] @param embed what the encoder made of the observation, [N, E]
 * @returns [N, Z]
 * @see Hafner et al. 2019, arXiv 1811.04551, "encoder"
 */
export function posterior(
  params: RssmParams,
  { minStd }: RssmConfig,
  deter: tf.Tensor2D,
  embed: tf.Tensor2D,
): Normal {
  return tf.tidy(() => latentNormal(mlp(params.posterior, tf.concat([deter, embed], 1), tf.elu), minStd));
}

/**
 * One step with an observation.
 * @param action the one that led to it, [N, A] @param embed [N, E] @param noise standard normal, [N, Z]
 */
export function obsStep(
  params: RssmParams,
  config: RssmConfig,
  latent: Latent,
  action: tf.Tensor2D,
  embed: tf.Tensor2D,
  noise: tf.Tensor2D,
): Latent & { readonly posterior: Normal } {
  return tf.tidy(() => {
    const deter = nextDeter(params, latent, action);
    const belief = posterior(params, config, deter, embed);
    return { deter, stoch: normalSample(belief.mean, belief.std, noise) as tf.Tensor2D, posterior: belief };
  });
}

/**
 * One step without an observation: the model imagines.
 * @param action [N, A] @param noise standard normal, [N, Z]
 */
export function imgStep(
  params: RssmParams,
  config: RssmConfig,
  latent: Latent,
  action: tf.Tensor2D,
  noise: tf.Tensor2D,
): Latent {
  return tf.tidy(() => {
    const deter = nextDeter(params, latent, action);
    const { mean, std } = prior(params, config, deter);
    return { deter, stoch: normalSample(mean, std, noise) as tf.Tensor2D };
  });
}
