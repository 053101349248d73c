import * as tf from "../tensor/tf";
import type { Layout } from "./columns";
import type { Batch } from "./replay";

/** Pixels 0 to 255 as numbers from −½ to ½. */
export function centredPixels(bytes: ArrayLike<number>): Float32Array {
  const centred = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) centred[i] = bytes[i] / 255 - 0.5;
  return centred;
}

/** A batch of sequences as a model takes it; the caller owns the tensors. */
export type BatchTensors = {
  /** [B, T, h, w, C], from −½ to ½ */
  image: tf.Tensor5D;
  /** [B, T, A] */
  action: tf.Tensor3D;
  /** [B, T] */
  reward: tf.Tensor2D;
  isFirst: tf.Tensor2D;
  isTerminal: tf.Tensor2D;
};

/** Sequences from a replay of images as tensors.
 *  @throws TypeError if the observations are no images */
export function batchTensors({ observation, action }: Layout, batch: Batch): BatchTensors {
  const { batchSize: B, batchLength: T } = batch;
  if (observation.shape.length !== 3)
    throw new TypeError(
      `batchTensors: observations must be images [h, w, C], got shape [${observation.shape.join(", ")}]`,
    );
  // Copies: a tensor may share the memory of a Float32Array that it is made of.
  const column = (numbers: ArrayLike<number>) => tf.tensor2d(Float32Array.from(numbers), [B, T]);
  const [h, w, C] = observation.shape;
  return {
    image: tf.tensor5d(centredPixels(batch.observation), [B, T, h, w, C]),
    action: tf.tensor3d(batch.action.slice(), [B, T, action.shape[0]]),
    reward: column(batch.reward),
    isFirst: column(batch.isFirst),
    isTerminal: column(batch.isTerminal),
  };
}
