import {
  followBatch,
  type WorldModelBatch,
  type WorldModelOutput,
  type WorldModelParams,
} from "../../models/world/worldModel";
import { observeLoop } from "../../models/world/observeLoop";
import { bernoulliLogProb } from "../../nn/bernoulli";
import { klLoss } from "../../objectives/klLoss";
import { modelLosses } from "../../objectives/modelLosses";
import * as tf from "../../tensor/tf";
import { type DreamerV1Config } from "./config";

/** The losses of a world model, each a scalar, and their weighted sum. */
export type WorldModelLoss = {
  readonly [name in "loss" | "imageLoss" | "rewardLoss" | "continuesLoss" | "kl"]: tf.Scalar;
};

/** The equations of a world model's loss, each of which can be replaced. */
export type ModelEquations = {
  readonly observe: typeof observeLoop;
  readonly klLoss: typeof klLoss;
  readonly modelLosses: typeof modelLosses;
};

/** The mean cross entropy of the head that says whether the episode goes on; 0 without such a head. */
function continuesLossOf({ continues }: WorldModelOutput, isTerminal: tf.Tensor2D): tf.Scalar {
  if (!continues) return tf.scalar(0);
  return tf.neg(tf.mean(bernoulliLogProb(continues, tf.sub(1, isTerminal)))) as tf.Scalar;
}

/**
 * How badly a model explains a batch: image and reward losses, the cross entropy of the end, and what the images surprise it by.
 * @param noise standard normal, [B, T, Z]
 * @param equations what is not given is the paper's
 * @returns the losses, and what the model made of the batch
 * @see Hafner et al. 2020, arXiv 1912.01603, equation 10
 */
export function worldModelLoss(
  params: WorldModelParams,
  { world, modelLoss: scales }: DreamerV1Config,
  batch: WorldModelBatch,
  noise: tf.Tensor3D,
  equations: Partial<ModelEquations> = {},
): { losses: WorldModelLoss; output: WorldModelOutput } {
  const own = { observe: observeLoop, klLoss, modelLosses, ...equations };
  const output = followBatch(params, world, batch, noise, own.observe);
  const losses = tf.tidy(() => {
    const { prior, posterior } = output.latents;
    const divergence = own.klLoss(posterior, prior, scales.freeNats);
    const { loss, imageLoss, rewardLoss } = own.modelLosses(output, batch, divergence.loss, scales);
    const continuesLoss = continuesLossOf(output, batch.isTerminal);
    const whole = tf.add(loss, tf.mul(continuesLoss, scales.continuesScale)) as tf.Scalar;
    return { loss: whole, imageLoss, rewardLoss, continuesLoss, kl: divergence.kl };
  });
  return { losses, output };
}
