import { type BeliefOf, type LatentConfig } from "../../models/world/latents";
import { type ObserveLoop } from "../../models/world/observeLoop";
import {
  followBatch,
  type WorldModelBatch,
  type WorldModelConfig,
  type WorldModelOutput,
  type WorldModelParams,
} from "../../models/world/worldModel";
import { bernoulliLogProb } from "../../nn/bernoulli";
import { type modelLosses } from "../../objectives/modelLosses";
import * as tf from "../../tensor/tf";
import { type ModelLossConfig } from "./config";

/** The losses of a world model, each a scalar, and their weighted sum. */
export type WorldModelLosses = {
  readonly [name in "loss" | "imageLoss" | "rewardLoss" | "continuesLoss" | "kl"]: tf.Scalar;
};

/** What the losses of a world model are made from. */
export type LossParts<L extends LatentConfig> = {
  readonly observe: ObserveLoop<BeliefOf<L>>;
  readonly modelLosses: typeof modelLosses;
  /** What the images surprise the model by, with its floor, and the mean divergence itself; scalars, nats. */
  readonly divergence: (
    posterior: BeliefOf<L>,
    prior: BeliefOf<L>,
  ) => { readonly loss: tf.Scalar; readonly kl: tf.Scalar };
  /** What the head of the end is to predict where an episode goes on: 1, or γ. */
  readonly continuing: number;
};

/** The mean cross entropy of the head that says whether the episode goes on; 0 without such a head. */
function continuesLossOf(
  logits: tf.Tensor2D | undefined,
  isTerminal: tf.Tensor2D,
  continuing: number,
): tf.Scalar {
  if (!logits) return tf.scalar(0);
  const target = tf.sub(continuing, tf.mul(isTerminal, continuing));
  return tf.neg(tf.mean(bernoulliLogProb(logits, target))) as tf.Scalar;
}

/**
 * How badly a model explains a batch: image and reward losses, the cross entropy of the end, and what the images surprise it by.
 * @param noise as the latents' kind takes it, [B, T, Z]
 * @returns the losses, and what the model made of the batch
 */
export function worldModelLosses<L extends LatentConfig>(
  params: WorldModelParams,
  { world, modelLoss: scales }: { readonly world: WorldModelConfig<L>; readonly modelLoss: ModelLossConfig },
  batch: WorldModelBatch,
  noise: tf.Tensor3D,
  parts: LossParts<L>,
): { losses: WorldModelLosses; output: WorldModelOutput<L> } {
  const output = followBatch(params, world, batch, noise, parts.observe);
  const losses = tf.tidy(() => {
    const { prior, posterior } = output.latents;
    const divergence = parts.divergence(posterior, prior);
    const { loss, imageLoss, rewardLoss } = parts.modelLosses(output, batch, divergence.loss, scales);
    const continuesLoss = continuesLossOf(output.continues, batch.isTerminal, parts.continuing);
    const whole = tf.add(loss, tf.mul(continuesLoss, scales.continuesScale)) as tf.Scalar;
    return { loss: whole, imageLoss, rewardLoss, continuesLoss, kl: divergence.kl };
  });
  return { losses, output };
}
