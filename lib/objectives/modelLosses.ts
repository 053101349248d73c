import * as tf from "../tensor/tf";
import { squaredError } from "./squaredError";

/** Images [B, T, h, w, C] and rewards [B, T]: what came, or what was predicted. */
export type Sights = { readonly image: tf.Tensor5D; readonly reward: tf.Tensor2D };

/** How the losses are added up. The paper's weights are 1. */
export type LossScales = {
  readonly imageScale: number;
  readonly rewardScale: number;
  readonly klScale: number;
};

/** Scalars, nats a step. */
export type ModelLosses = {
  readonly imageLoss: tf.Scalar;
  readonly rewardLoss: tf.Scalar;
  /** Their weighted sum, with the divergence. */
  readonly loss: tf.Scalar;
};

/**
 * How badly a model explains what came: ½ ‖o − ô‖², summed over the pixels of an image, and ½ (r − r̂)², both means over the steps; with the
 * divergence, a weighted sum.
 * @param divergence what the images surprised the model by, with its floor, a scalar
 * @throws RangeError if a shape differs
 * @see Hafner et al. 2020, arXiv 1912.01603, equation 10; exercise 4.3
 */
export function modelLosses(
  predicted: Sights,
  came: Sights,
  divergence: tf.Scalar,
  scales: LossScales,
): ModelLosses {
  // BEGIN SOLUTION 04.3
  return tf.tidy(() => {
    const imageLoss = tf.mean(squaredError(predicted.image, came.image, 3)) as tf.Scalar;
    const rewardLoss = tf.mean(squaredError(predicted.reward, came.reward, 0)) as tf.Scalar;
    const loss = tf.addN([
      tf.mul(imageLoss, scales.imageScale),
      tf.mul(rewardLoss, scales.rewardScale),
      tf.mul(divergence, scales.klScale),
    ]) as tf.Scalar;
    return { imageLoss, rewardLoss, loss };
  });
  // END SOLUTION
}
