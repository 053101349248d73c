import * as tf from "lib/tensor/tf";
import type { WorkName } from "./works";

/** Tensors by name. */
export type Weights = Record<string, tf.Tensor>;

/** The squared error of each example, summed, of one batch [B, …] or of many. */
const meanError = (predicted: tf.Tensor, x: tf.Tensor): tf.Tensor =>
  tf.mean(tf.sum(tf.square(tf.sub(predicted, x)), -1));

const dense = (x: tf.Tensor, w: tf.Tensor, b: tf.Tensor): tf.Tensor => tf.add(tf.matMul(x, w), b);

function autoencoder({ w1, b1, w2, b2, w3, b3, w4, b4 }: Weights, x: tf.Tensor): tf.Tensor {
  const code = tf.tanh(dense(tf.tanh(dense(x, w1, b1)), w2, b2));
  return meanError(tf.sigmoid(dense(tf.tanh(dense(code, w3, b3)), w4, b4)), x);
}

/** h' = n + z·(h − n), gates in PyTorch's order: reset, update, candidate. */
function gru({ wx, bx, wh, bh, wo }: Weights, batch: tf.Tensor): tf.Tensor {
  const steps = tf.unstack(batch, 1);
  let h: tf.Tensor = tf.zeros([batch.shape[0], wh.shape[0]]);
  const errors = steps.slice(1).map((next, t) => {
    const [xr, xz, xn] = tf.split(dense(steps[t], wx, bx), 3, 1);
    const [hr, hz, hn] = tf.split(dense(h, wh, bh), 3, 1);
    const [r, z] = [tf.sigmoid(tf.add(xr, hr)), tf.sigmoid(tf.add(xz, hz))];
    const n = tf.tanh(tf.add(xn, tf.mul(r, hn)));
    h = tf.add(n, tf.mul(z, tf.sub(h, n)));
    return meanError(tf.matMul(h, wo), next);
  });
  return tf.div(tf.addN(errors), errors.length);
}

/** The loss of each work, of its weights and batch. */
export const ourLosses: Record<WorkName, (weights: Weights, batch: tf.Tensor) => tf.Tensor> = {
  autoencoder,
  gru,
};
