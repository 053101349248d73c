import { predict } from "../../models/world/head";
import { imagine } from "../../models/world/imagine";
import { type BeliefOf, type LatentConfig, latentKind } from "../../models/world/latents";
import { featureOf, type Latent } from "../../models/world/rssm";
import { rssmSteps } from "../../models/world/rssmSteps";
import { type WorldModelParams } from "../../models/world/worldModel";
import { bernoulliMean } from "../../nn/bernoulli";
import { mlp, type MlpParams } from "../../nn/mlp";
import { stopGradient } from "../../nn/stopGradient";
import * as tf from "../../tensor/tf";
import { actionKinds } from "./actionKinds";
import { type DreamerConfig } from "./config";
import { type DiscountAlong, discountOfContinuing } from "./discount";
import { columns, type Starts } from "./starts";
import { type DreamerNoise, type DreamerParams } from "./state";

/** Imagined trajectories, and what model and critic predict along them. State 0 is the start; action h is chosen at state h. */
export type Dream = {
  /** [N, H + 1, F] */
  readonly feature: tf.Tensor3D;
  /** r of arriving at each state, [N, H + 1] */
  readonly reward: tf.Tensor2D;
  /** v of each state, [N, H + 1] */
  readonly value: tf.Tensor2D;
  /** γ · P(the episode goes on after each state), [N, H + 1] */
  readonly discount: tf.Tensor2D;
  /** log π of each action, [N, H] */
  readonly logProb: tf.Tensor2D;
  /** Of the policy at each choice, nats, [N, H] */
  readonly entropy: tf.Tensor2D;
};

/** What of a dream can be replaced. */
export type DreamParts<L extends LatentConfig> = {
  /** Lets a policy act in a model. */
  readonly imagine: typeof imagine<BeliefOf<L>>;
  readonly discountAlong: DiscountAlong;
};

/** What the head says of all states but the start, [N, H]. @param feature [N, H + 1, F] */
function continuesAfter({ continues }: WorldModelParams, feature: tf.Tensor3D): tf.Tensor2D | undefined {
  return (
    continues && bernoulliMean(predict(continues, columns(feature, 1, feature.shape[1] - 1)) as tf.Tensor2D)
  );
}

/**
 * Imagines ahead, and predicts rewards and values. The actor sees each state as a constant: how a state depends on earlier actions is
 * the returns' matter.
 * @param parts DreamerV1's unless given
 */
export function dream<L extends LatentConfig>(
  { model, critic }: Pick<DreamerParams, "model" | "critic">,
  actor: MlpParams,
  { world, behaviour }: DreamerConfig<L>,
  starts: Starts,
  noise: DreamerNoise,
  parts: DreamParts<L> = { imagine, discountAlong: discountOfContinuing },
): Dream {
  const kind = actionKinds[behaviour.actions];
  return tf.tidy(() => {
    const actionNoise = tf.unstack(noise.action, 1) as tf.Tensor2D[];
    const choose = (feature: tf.Tensor2D, draws: tf.Tensor2D) =>
      kind.draw(mlp(actor, stopGradient(feature), tf.elu), draws);
    const policy = (latent: Latent, h: number) => choose(featureOf(latent), actionNoise[h]).action;
    const { deter, stoch } = parts.imagine(
      rssmSteps(model.rssm, world.rssm),
      policy,
      starts,
      noise.prior,
      latentKind(world.rssm.latent),
    );
    const feature = tf.concat([stoch, deter], 2); // [N, H + 1, F]
    const [N, H, A] = noise.action.shape;
    const chosenAt = tf.reshape(columns(feature, 0, H), [N * H, -1]) as tf.Tensor2D;
    const choices = choose(chosenAt, tf.reshape(noise.action, [N * H, A])); // all choices again, at once
    const first = tf.reshape(starts.continues, [N, 1]) as tf.Tensor2D;
    const later = continuesAfter(model, feature);
    return {
      feature,
      reward: predict(model.reward, feature) as tf.Tensor2D,
      value: predict(critic, feature) as tf.Tensor2D,
      discount: parts.discountAlong({ gamma: behaviour.gamma, horizon: H, first, later }),
      logProb: tf.reshape(choices.logProb, [N, H]),
      entropy: tf.reshape(choices.entropy, [N, H]),
    };
  });
}
