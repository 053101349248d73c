import type * as tf from "lib/tensor/tf";
import { alternatives04 } from "../variations";

export const alternatives = alternatives04({
  "steps-as-rows": ({ tf }) => ({
    modelLosses: (predicted, came, divergence, { imageScale, rewardScale, klScale }) =>
      tf.tidy(() => {
        const steps = came.reward.size;
        const rows = [came.image, predicted.image].map((x) => tf.reshape(x, [steps, -1]));
        const images = tf.sum(tf.squaredDifference(rows[0], rows[1]), 1); // [B T]
        const imageLoss = tf.mean<tf.Scalar>(tf.div(images, 2));
        const rewards = tf.squaredDifference(
          tf.reshape(predicted.reward, [steps]),
          tf.reshape(came.reward, [steps]),
        );
        const rewardLoss = tf.mean<tf.Scalar>(tf.div(rewards, 2));
        const errors = tf.add(tf.mul(imageScale, imageLoss), tf.mul(rewardScale, rewardLoss));
        return { loss: tf.add<tf.Scalar>(errors, tf.mul(klScale, divergence)), imageLoss, rewardLoss };
      }),
  }),
  "whole-batch-at-once": ({ tf }) => ({
    modelLosses: (predicted, came, divergence, scales) =>
      tf.tidy(() => {
        const [B, T] = came.reward.shape;
        const halfSquares = (x: tf.Tensor, y: tf.Tensor) => {
          const error = tf.reshape(tf.sub(x, y), [-1]) as tf.Tensor1D;
          return tf.div(tf.dot(error, error), 2 * B * T) as tf.Scalar;
        };
        const imageLoss = halfSquares(predicted.image, came.image);
        const rewardLoss = halfSquares(predicted.reward, came.reward);
        const weights = tf.tensor1d([scales.klScale, scales.imageScale, scales.rewardScale]);
        const loss = tf.dot(weights, tf.stack([divergence, imageLoss, rewardLoss])) as tf.Scalar;
        return { imageLoss, rewardLoss, loss };
      }),
  }),
  "mean-times-pixels": ({ tf }) => ({
    modelLosses: (predicted, came, divergence, { imageScale, rewardScale, klScale }) => {
      const pixels = came.image.size / came.reward.size;
      const imageLoss = tf.tidy(() =>
        tf.mul<tf.Scalar>(tf.losses.meanSquaredError(came.image, predicted.image), pixels / 2),
      );
      const rewardLoss = tf.tidy(() =>
        tf.mul<tf.Scalar>(tf.losses.meanSquaredError(came.reward, predicted.reward), 0.5),
      );
      const loss = tf.tidy(() =>
        imageLoss.mul(imageScale).add(rewardLoss.mul(rewardScale)).add(divergence.mul(klScale)),
      ) as tf.Scalar;
      return { imageLoss, rewardLoss, loss };
    },
  }),
});
