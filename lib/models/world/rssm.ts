import { type Rng } from "../../core/rng";
import { assertShape } from "../../core/shape";
import { dense, denseParams, type DenseParams } from "../../nn/dense";
import { mlp, mlpParams, type MlpParams } from "../../nn/mlp";
import * as tf from "../../tensor/tf";
import { type CellName, type CellParams, cellParams, cellStep } from "./cell";
import { type BeliefOf, type LatentConfig, latentKind } from "./latents";

/** A recurrent state-space model (RSSM): its sizes, and what its states are made of. */
export type RssmConfig<L extends LatentConfig = LatentConfig> = {
  /** D, numbers of the deterministic state. */
  readonly deterSize: number;
  /** Z, numbers of the stochastic state; of G categorical variables G · K. */
  readonly stochSize: number;
  /** Units of its dense layers. */
  readonly hiddenSize: number;
  readonly cell: CellName;
  readonly latent: L;
};

/** The weights. Prior and posterior are one hidden layer each; the posterior's kernel takes deter first, then the embedding. */
export type RssmParams = {
  readonly input: DenseParams;
  readonly cell: CellParams;
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
  { deterSize, stochSize, hiddenSize, cell, latent }: RssmConfig,
  inputs: { actionSize: number; embedSize: number },
): RssmParams {
  const outputs = latentKind(latent).outputs(stochSize);
  return {
    input: denseParams(rng, stochSize + inputs.actionSize, hiddenSize),
    cell: cellParams(rng, cell, hiddenSize, deterSize),
    prior: mlpParams(rng, deterSize, [hiddenSize], outputs),
    posterior: mlpParams(rng, deterSize + inputs.embedSize, [hiddenSize], outputs),
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

/** The deterministic state after an action: h' = cell(h, elu(W [z, a] + b)), [N, D].
 *  @param action [N, A] @throws RangeError if a shape differs */
export function nextDeter(params: RssmParams, { deter, stoch }: Latent, action: tf.Tensor2D): tf.Tensor2D {
  assertShape("nextDeter: action", action, [deter.shape[0], params.input.kernel.shape[0] - stoch.shape[1]]);
  return tf.tidy(() =>
    cellStep(params.cell, tf.elu(dense(params.input, tf.concat([stoch, action], 1))), deter),
  );
}

/**
 * p(z_t | h_t): what the model expects BEFORE it sees. It must not know the observation.
 * @param deter [..., D]
 * @see Hafner et al. 2019, arXiv 1811.04551, equation 4, "stochastic state model"
 */
export function prior<L extends LatentConfig>(
  params: RssmParams,
  { latent }: RssmConfig<L>,
  deter: tf.Tensor,
): BeliefOf<L> {
  return tf.tidy(() => latentKind(latent).belief(mlp(params.prior, deter, tf.elu)));
}

/**
 * q(z_t | h_t, o_t): what the model believes AFTER it has seen.
 * @param deter [N, D] @param embed what the encoder made of the observation, [N, E]
 * @see Hafner et al. 2019, arXiv 1811.04551, "encoder"
 */
export function posterior<L extends LatentConfig>(
  params: RssmParams,
  { latent }: RssmConfig<L>,
  deter: tf.Tensor2D,
  embed: tf.Tensor2D,
): BeliefOf<L> {
  return tf.tidy(() => {
    const stats = mlp(params.posterior, tf.concat([deter, embed], 1), tf.elu);
    return latentKind(latent).belief(stats);
  });
}

/**
 * One step with an observation.
 * @param action the one that led to it, [N, A] @param embed [N, E] @param noise as the latents' kind takes it, [N, Z]
 */
export function obsStep<L extends LatentConfig>(
  params: RssmParams,
  config: RssmConfig<L>,
  latent: Latent,
  action: tf.Tensor2D,
  embed: tf.Tensor2D,
  noise: tf.Tensor2D,
): Latent & { readonly posterior: BeliefOf<L> } {
  return tf.tidy(() => {
    const deter = nextDeter(params, latent, action);
    const belief = posterior(params, config, deter, embed);
    const stoch = latentKind(config.latent).sample(belief, noise) as tf.Tensor2D;
    return { deter, stoch, posterior: belief };
  });
}

/**
 * One step without an observation: the model imagines.
 * @param action [N, A] @param noise as the latents' kind takes it, [N, Z]
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
    const expected = prior(params, config, deter);
    return { deter, stoch: latentKind(config.latent).sample(expected, noise) as tf.Tensor2D };
  });
}
