import {
  followBatch,
  type WorldModelBatch,
  type WorldModelOutput,
  type WorldModelParams,
} from "../../models/world/worldModel";
import { bernoulliLogProb } from "../../nn/bernoulli";
import { klLoss } from "../../objectives/klLoss";
import { squaredError } from "../../objectives/squaredError";
import * as tf from "../../tensor/tf";
import { type DreamerV1Config } from "./config";

/** The losses of a world model, each a scalar, and their weighted sum. */
export type WorldModelLoss = {
  readonly [name in "loss" | "imageLoss" | "rewardLoss" | "continuesLoss" | "kl"]: tf.Scalar;
};

/** The mean cross entropy of the head that says whether the episode goes on; 0 without such a head. */
function continuesLossOf({ continues }: WorldModelOutput, isTerminal: tf.Tensor2D): tf.Scalar {
  if (!continues) return tf.scalar(0);
  return tf.neg(tf.mean(bernoulliLogProb(continues, tf.sub(1, isTerminal)))) as tf.Scalar;
}

/**
 * How badly a model explains a batch: image and reward losses, the cross entropy of the end, and what the images surprise it by.
 * @param noise standard normal, [B, T, Z]
 * @returns the losses, and what the model made of the batch
 * @see Hafner et al. 2020, arXiv 1912.01603, equation 10
 */
export function worldModelLoss(
  params: WorldModelParams,
  { world, modelLoss: scales }: DreamerV1Config,
  batch: WorldModelBatch,
  noise: tf.Tensor3D,
): { losses: WorldModelLoss; output: WorldModelOutput } {
  const output = followBatch(params, world, batch, noise);
  const losses = tf.tidy(() => {
    const imageLoss = tf.mean(squaredError(output.image, batch.image, 3)) as tf.Scalar;
    const rewardLoss = tf.mean(squaredError(output.reward, batch.reward, 0)) as tf.Scalar;
    const continuesLoss = continuesLossOf(output, batch.isTerminal);
    const divergence = klLoss(output.latents.posterior, output.prior, scales.freeNats);
    const loss = tf.addN([
      tf.mul(imageLoss, scales.imageScale),
      tf.mul(rewardLoss, scales.rewardScale),
      tf.mul(continuesLoss, scales.continuesScale),
      tf.mul(divergence.loss, scales.klScale),
    ]) as tf.Scalar;
    return { loss, imageLoss, rewardLoss, continuesLoss, kl: divergence.kl };
  });
  return { losses, output };
}
