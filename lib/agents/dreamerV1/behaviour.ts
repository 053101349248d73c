import { predict } from "../../models/world/head";
import { imagine } from "../../models/world/imagine";
import { featureOf, type Latent } from "../../models/world/rssm";
import { rssmSteps } from "../../models/world/rssmSteps";
import { bernoulliMean } from "../../nn/bernoulli";
import { mlp, type MlpParams } from "../../nn/mlp";
import { stopGradient } from "../../nn/stopGradient";
import * as tf from "../../tensor/tf";
import { actionKinds } from "./actionKinds";
import { type DreamerV1Config } from "./config";
import { type DreamerV1Noise, type DreamerV1Params } from "./state";

/** Where imagination begins. */
export type Starts = Latent & {
  /** 1 where the start is not the end of its episode, [N] */
  readonly continues: tf.Tensor1D;
};

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

/** γ · P(the episode goes on after each state): known of the start, predicted of the others. */
function discountAlong(
  { model }: DreamerV1Params,
  gamma: number,
  { continues }: Starts,
  feature: tf.Tensor3D,
): tf.Tensor2D {
  const [N, states, F] = feature.shape;
  const first = tf.reshape(continues, [N, 1]);
  const later = model.continues
    ? bernoulliMean(predict(model.continues, tf.slice(feature, [0, 1, 0], [N, states - 1, F])))
    : tf.ones([N, states - 1]);
  return tf.mul(tf.concat([first, later], 1), gamma) as tf.Tensor2D;
}

/**
 * Imagines ahead, and predicts rewards and values. The actor sees each state as a constant: how a state depends on earlier actions is
 * the returns' matter.
 * @param roll lets a policy act in a model
 */
export function dream(
  params: DreamerV1Params,
  actor: MlpParams,
  { world, behaviour }: DreamerV1Config,
  starts: Starts,
  noise: DreamerV1Noise,
  roll = imagine,
): Dream {
  const kind = actionKinds[behaviour.actions];
  return tf.tidy(() => {
    const actionNoise = tf.unstack(noise.action, 1) as tf.Tensor2D[];
    const choose = (feature: tf.Tensor2D, draws: tf.Tensor2D) =>
      kind.draw(mlp(actor, stopGradient(feature), tf.elu), draws);
    const policy = (latent: Latent, h: number) => choose(featureOf(latent), actionNoise[h]).action;
    const { deter, stoch } = roll(rssmSteps(params.model.rssm, world.rssm), policy, starts, noise.prior);
    const feature = tf.concat([stoch, deter], 2); // [N, H + 1, F]
    const [N, H, A] = noise.action.shape;
    const chosenAt = tf.reshape(columns(feature, 0, H), [N * H, -1]) as tf.Tensor2D;
    const choices = choose(chosenAt, tf.reshape(noise.action, [N * H, A])); // all choices again, at once
    return {
      feature,
      reward: predict(params.model.reward, feature) as tf.Tensor2D,
      value: predict(params.critic, feature) as tf.Tensor2D,
      discount: discountAlong(params, behaviour.gamma, starts, feature),
      logProb: tf.reshape(choices.logProb, [N, H]),
      entropy: tf.reshape(choices.entropy, [N, H]),
    };
  });
}

/** The columns `first`, …, `first` + count − 1 of [N, ·] or [N, ·, F]. */
export function columns<T extends tf.Tensor>(x: T, first: number, count: number): T {
  const begin = [0, first, ...x.shape.slice(2).map(() => 0)];
  return tf.slice(x as tf.Tensor, begin, [x.shape[0], count, ...x.shape.slice(2)]) as T;
}
