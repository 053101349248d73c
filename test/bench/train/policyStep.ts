import { type ConvParams } from "lib/nn/conv2d";
import { type MlpParams } from "lib/nn/mlp";
import type * as tf from "lib/tensor/tf";
import { act, type AgentParams, encode, featureOf, type Latent, obsStep, type RssmParams } from "./model";
import { type TrainSize } from "./trainSize";

/** The parameters that acting needs. */
export type PolicyParams = {
  readonly encoder: readonly ConvParams[];
  readonly rssm: RssmParams;
  readonly actor: MlpParams;
};

/** What the agent carries from one step of the environment to the next: its latent and the action [1, A]. */
export type Carried = Latent & { readonly action: tf.Tensor2D };

/** The tensors of the agent that acting needs. */
export function policyParams({ model, actor }: AgentParams): PolicyParams {
  return { encoder: model.encoder, rssm: model.rssm, actor };
}

/** One step of acting: from an image [1, h, w, 3], with noise [1, Z] and [1, A], to the next action and latent. */
export function policyStep(size: TrainSize) {
  return (
    params: PolicyParams,
    carried: Carried,
    image: tf.Tensor4D,
    noise: { readonly posterior: tf.Tensor2D; readonly action: tf.Tensor2D },
  ): Carried => {
    const embed = encode(params.encoder, size, image);
    const { deter, stoch } = obsStep(params.rssm, carried, carried.action, embed, noise.posterior);
    return { deter, stoch, action: act(params.actor, featureOf({ deter, stoch }), noise.action) };
  };
}
