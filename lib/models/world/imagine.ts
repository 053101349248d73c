import { assertShape } from "../../core/shape";
import * as tf from "../../tensor/tf";
import { featureOf, imgStep, type Latent, type RssmConfig, type RssmParams } from "./rssm";

/** What a policy gives: an action [N, A], and whatever else of it is wanted afterwards. */
export type Chosen = { readonly action: tf.Tensor2D; readonly [name: string]: tf.Tensor };

/** Trajectories that took place in the model alone. */
export type Imagined<Choice extends Chosen> = {
  /** Of the start and of each state after it, [N, H + 1, F]. */
  readonly feature: tf.Tensor3D;
  /** choices[h] was made at state h and led to state h + 1; H of them. */
  readonly choices: readonly Choice[];
};

/**
 * Lets a policy act in the model: no observation, no world.
 * @param policy what it chooses at step h where the features are [N, F]
 * @param noise standard normal, for the prior's draws, [N, H, Z]
 * @throws RangeError if a shape differs
 */
export function imagine<Choice extends Chosen>(
  params: RssmParams,
  config: RssmConfig,
  policy: (feature: tf.Tensor2D, h: number) => Choice,
  start: Latent,
  noise: tf.Tensor3D,
): Imagined<Choice> {
  assertShape("imagine: noise", noise, [start.deter.shape[0], null, config.stochSize]);
  return tf.tidy(() => {
    let latent = start;
    const features = [featureOf(start)]; // [N, F]
    const choices: Choice[] = [];
    for (const [h, draw] of tf.unstack(noise, 1).entries()) {
      choices.push(policy(features[h], h));
      latent = imgStep(params, config, latent, choices[h].action, draw as tf.Tensor2D);
      features.push(featureOf(latent));
    }
    return { feature: tf.stack(features, 1) as tf.Tensor3D, choices };
  });
}
