import { type Normal } from "../../nn/normal";
import type * as tf from "../../tensor/tf";
import { type BeliefOf, type LatentConfig } from "./latents";
import { type Latent, nextDeter, posterior, prior, type RssmConfig, type RssmParams } from "./rssm";

/** The networks of a recurrent state-space model, as functions. A belief is a normal unless told otherwise. */
export interface RssmSteps<B = Normal> {
  /** The deterministic state after an action: h' = f(h, z, a), [N, D]. @param action [N, A] */
  nextDeter(latent: Latent, action: tf.Tensor2D): tf.Tensor2D;
  /** p(z | h), what is expected before anything is seen. @param deter [..., D] @returns [..., Z] */
  prior(deter: tf.Tensor): B;
  /** q(z | h, o), what is believed after. @param deter [N, D] @param embed the observation's, [N, E] @returns [N, Z] */
  posterior(deter: tf.Tensor2D, embed: tf.Tensor2D): B;
}

/** The networks with these weights. */
export function rssmSteps<L extends LatentConfig>(
  params: RssmParams,
  config: RssmConfig<L>,
): RssmSteps<BeliefOf<L>> {
  return {
    nextDeter: (latent, action) => nextDeter(params, latent, action),
    prior: (deter) => prior(params, config, deter),
    posterior: (deter, embed) => posterior(params, config, deter, embed),
  };
}
