import { type Rng } from "../../core/rng";
import { headParams } from "../../models/world/head";
import { featureSize } from "../../models/world/rssm";
import { worldModelParams, type WorldModelParams } from "../../models/world/worldModel";
import { type AdamState, adamState } from "../../nn/optimisers/adam";
import { type MlpParams } from "../../nn/mlp";
import type * as tf from "../../tensor/tf";
import { actionKinds } from "./actionKinds";
import { type DreamerConfig } from "./config";

/** The weights of the three parts, each of which has a loss of its own. */
export type DreamerParams = {
  readonly model: WorldModelParams;
  readonly actor: MlpParams;
  readonly critic: MlpParams;
};

/** What a training step changes. */
export type DreamerState = {
  readonly params: DreamerParams;
  readonly optimisers: { readonly [Part in keyof DreamerParams]: AdamState<DreamerParams[Part]> };
};

/** Random numbers of a training step, drawn outside of it. N imagined starts are the last `startTimes` of each sequence. */
export type DreamerNoise = {
  /** As the kind of the latents takes it, [B, T, Z] */
  readonly posterior: tf.Tensor3D;
  /** The same, [N, H, Z] */
  readonly prior: tf.Tensor3D;
  /** As the kind of the actions takes it, [N, H, A] */
  readonly action: tf.Tensor3D;
};

/** What a training step measures, each a scalar. */
export type DreamerMetrics = {
  readonly [
    name in
      | "modelLoss"
      | "imageLoss"
      | "rewardLoss"
      | "continuesLoss"
      | "kl"
      | "actorLoss"
      | "criticLoss"
      | "entropy"
      | "imaginedReturn"
      | "modelNorm"
      | "actorNorm"
      | "criticNorm"
  ]: tf.Scalar;
};

/** The weights at the start. */
export function dreamerParams(rng: Rng, { world, behaviour }: DreamerConfig): DreamerParams {
  const features = featureSize(world.rssm);
  const outputs = actionKinds[behaviour.actions].outputs(world.actionSize);
  return {
    model: worldModelParams(rng.split("model"), world),
    actor: headParams(rng.split("actor"), behaviour.actor, features, outputs),
    critic: headParams(rng.split("critic"), behaviour.critic, features, 1),
  };
}

/** The state with these weights, and optimisers that have seen nothing. */
export function dreamerStateOf(params: DreamerParams): DreamerState {
  return {
    params,
    optimisers: {
      model: adamState(params.model),
      actor: adamState(params.actor),
      critic: adamState(params.critic),
    },
  };
}

/** Times of each sequence at which imagination starts. */
export function startTimesOf({ behaviour, schedule }: DreamerConfig): number {
  return behaviour.startTimes === 0
    ? schedule.batchLength
    : Math.min(behaviour.startTimes, schedule.batchLength);
}
