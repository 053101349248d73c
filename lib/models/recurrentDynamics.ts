import { Rng } from "../core/rng";
import { dense, type DenseParams, denseParams } from "../nn/dense";
import { gru, type GruParams, gruParams } from "../nn/gru";
import * as tf from "../tensor/tf";
import type { FitOptions, FitResult } from "./fit";
import type { LatentEpisode } from "./latentDynamics";
import { rowsToTensor, tensorToRows } from "./rows";
import { Trained } from "./trained";
import { differentiated, Trainer } from "./trainer";

/** A memory, and how the next code is read from it. */
export type RecurrentParams = { readonly cell: GruParams; readonly head: DenseParams };

/** Sizes of a recurrent model. */
export interface RecurrentDynamicsOptions {
  codeSize: number;
  actionSize: number;
  /** Numbers in the memory (64). */
  memory?: number;
  seed: number;
}

/** Episodes in a step, and how long a piece of each. */
const [batchSize, batchLength] = [32, 12];

type Batch = { z: tf.Tensor3D; a: tf.Tensor3D };

/** Reads codes for `warmUp` steps, then its own predictions. @returns the predictions of z[1] … z[T], each [B, k] */
function unroll(
  { cell, head }: RecurrentParams,
  z: readonly tf.Tensor2D[],
  a: readonly tf.Tensor2D[],
  warmUp: number,
): tf.Tensor2D[] {
  const [units] = cell.recurrentKernel.shape;
  let h: tf.Tensor2D = tf.zeros([a[0].shape[0], units]);
  const predicted: tf.Tensor2D[] = [];
  a.forEach((action, t) => {
    const code = t < warmUp ? z[t] : predicted[t - 1];
    h = gru(cell, tf.concat([code, action], 1), h);
    predicted.push(tf.add(code, dense(head, h)));
  });
  return predicted;
}

/** A model of codes with a memory: it can know what no single code tells, such as a velocity. */
export class RecurrentDynamics extends Trained<RecurrentParams, Batch> {
  constructor({ codeSize, actionSize, memory = 64, seed }: RecurrentDynamicsOptions) {
    const rng = new Rng(seed);
    const params = {
      cell: gruParams(rng.split("cell"), codeSize + actionSize, memory),
      head: denseParams(rng.split("head"), memory, codeSize),
    };
    const loss = (params: RecurrentParams, batch: Batch): tf.Scalar =>
      tf.tidy(() => {
        const codes = tf.unstack(batch.z, 1) as tf.Tensor2D[];
        const predicted = unroll(params, codes, tf.unstack(batch.a, 1) as tf.Tensor2D[], batchLength / 2);
        return tf.losses.meanSquaredError(tf.stack(codes.slice(1)), tf.stack(predicted));
      });
    const trainer = new Trainer<RecurrentParams, Batch>({
      name: "the recurrent latent dynamics",
      params,
      lossGrad: differentiated(loss),
      learningRate: 3e-3,
    });
    super(trainer, rng.split("batches"));
  }

  /** Trains on pieces of episodes. @throws RangeError if an episode has fewer than 12 steps; what `fit` throws */
  train(episodes: readonly LatentEpisode[], options: FitOptions): Promise<FitResult> {
    const short = episodes.find(({ a }) => a.length < batchLength);
    if (short)
      throw new RangeError(
        `RecurrentDynamics.train: episodes must have at least ${batchLength} steps, got one of ${short.a.length}`,
      );
    const draw = () => {
      const pieces = Array.from({ length: batchSize }, () => {
        const { z, a } = episodes[this.draws.integer(episodes.length)];
        const start = this.draws.integer(a.length - batchLength + 1);
        return { z: z.slice(start, start + batchLength + 1), a: a.slice(start, start + batchLength) };
      });
      const stack = (name: "z" | "a") => tf.tensor3d(pieces.map((piece) => piece[name]) as number[][][]);
      return { batch: { z: stack("z"), a: stack("a") }, noise: {} };
    };
    return this.fit(draw, options);
  }

  /** The codes of N episodes of one length as the model predicts them after `warmUp` true ones.
   *  @returns predictions of z[1] … z[T], [N][T][k] */
  imagine(episodes: readonly LatentEpisode[], warmUp: number): number[][][] {
    const at = (name: "z" | "a") =>
      episodes[0][name].map((_, t) => rowsToTensor(episodes.map((episode) => episode[name][t])));
    return this.trainer.use((params) => {
      const steps = tf.tidy(() => unroll(params, at("z"), at("a"), warmUp)).map(tensorToRows); // [T][N][k]
      return episodes.map((_, n) => steps.map((rows) => rows[n]));
    });
  }
}
