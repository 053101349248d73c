import { encodeImages, type ImageEncoderParams } from "../../models/world/imageEncoder";
import { featureOf, type Latent, obsStep, type RssmParams } from "../../models/world/rssm";
import { mlp, type MlpParams } from "../../nn/mlp";
import * as tf from "../../tensor/tf";
import { actionKinds } from "./actionKinds";
import { type DreamerConfig } from "./config";
import { type DreamerParams } from "./state";

/** The weights that acting needs. */
export type PolicyParams = {
  readonly encoder: ImageEncoderParams;
  readonly rssm: RssmParams;
  readonly actor: MlpParams;
};

/** What the agent carries from one step of its worlds to the next: its belief, and the action [W, A] that it chose. */
export type Carried = Latent & { readonly action: tf.Tensor2D };

/** What the agent sees in W worlds. */
export type Seen = {
  /** [W, h, w, C], pixels from −½ to ½ */
  readonly image: tf.Tensor4D;
  /** [W, 1], 1 where an episode begins */
  readonly isFirst: tf.Tensor2D;
};

/** Random numbers of a step. */
export type PolicyNoise = {
  /** As the kind of the latents takes it, [W, Z] */
  readonly posterior: tf.Tensor2D;
  /** As the kind of the actions takes it, [W, A] */
  readonly action: tf.Tensor2D;
  /** What is added to vectors to explore, [W, A] */
  readonly exploration: tf.Tensor2D;
};

/** The part of the weights that acting needs. */
export function policyParams({ model, actor }: DreamerParams): PolicyParams {
  return { encoder: model.encoder, rssm: model.rssm, actor };
}

/** One step of acting: from what is seen to the belief and the next action. The first action of an episode does not count what was before. */
export function policyStep({ world, behaviour }: DreamerConfig) {
  return (params: PolicyParams, carried: Carried, { image, isFirst }: Seen, noise: PolicyNoise): Carried =>
    tf.tidy(() => {
      const goesOn = tf.sub(1, isFirst); // [W, 1]
      const kept = <T extends tf.Tensor>(x: T): T => tf.mul(x, goesOn);
      const before = { deter: kept(carried.deter), stoch: kept(carried.stoch) };
      const embed = encodeImages(params.encoder, world.encoder, image);
      const { deter, stoch } = obsStep(
        params.rssm,
        world.rssm,
        before,
        kept(carried.action),
        embed,
        noise.posterior,
      );
      const stats = mlp(params.actor, featureOf({ deter, stoch }), tf.elu);
      const { action: chosen } = actionKinds[behaviour.actions].draw(stats, noise.action);
      if (behaviour.actions === "oneHot") return { deter, stoch, action: chosen };
      return {
        deter,
        stoch,
        action: tf.clipByValue(tf.add(chosen, noise.exploration), -1, 1) as tf.Tensor2D,
      };
    });
}
