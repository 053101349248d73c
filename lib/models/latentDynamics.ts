import type { Matrix } from "../core/matrix";
import { Rng } from "../core/rng";
import { mlp, type MlpParams, mlpParams } from "../nn/mlp";
import { silu } from "../nn/silu";
import * as tf from "../tensor/tf";
import type { FitOptions, FitResult } from "./fit";
import { apply, RowStore } from "./rows";
import { Trained } from "./trained";
import { differentiated, Trainer } from "./trainer";

/** Steps of latent codes: from z by a to next, one row each. */
export interface LatentSteps {
  /** [N, k] */
  z: Matrix;
  /** [N, A]; without columns for a model that is not told the actions */
  a: Matrix;
  /** [N, k] */
  next: Matrix;
}

/** Codes of one episode and the actions between them. */
export interface LatentEpisode {
  /** [T + 1][k] */
  z: Matrix;
  /** [T][A]: a[t] leads from z[t] to z[t + 1]. */
  a: Matrix;
}

/** All steps of some episodes. */
export const stepsOf = (episodes: readonly LatentEpisode[]): LatentSteps => ({
  z: episodes.flatMap(({ z }) => z.slice(0, -1)),
  a: episodes.flatMap(({ a }) => a),
  next: episodes.flatMap(({ z }) => z.slice(1)),
});

/** Sizes of a latent model. */
export interface LatentDynamicsOptions {
  /** k */
  codeSize: number;
  /** A */
  actionSize: number;
  /** Hidden units of each of two layers (64). */
  hidden?: number;
  seed: number;
}

/** z' = z + f(z, a). @param x [B, k + A], z and a side by side @returns [B, k] */
function predict(params: MlpParams, x: tf.Tensor2D, codeSize: number): tf.Tensor2D {
  return tf.tidy(() => tf.add(tf.slice(x, [0, 0], [-1, codeSize]), mlp(params, x, silu)));
}

const batchSize = 64;

type Batch = { x: tf.Tensor2D; next: tf.Tensor2D };

const beside = (z: Matrix, a: Matrix): number[][] => z.map((row, i) => [...row, ...a[i]]);

/** A one-step model of codes: a small network that predicts how a code changes. */
export class LatentDynamics extends Trained<MlpParams, Batch> {
  private readonly codeSize: number;

  constructor({ codeSize, actionSize, hidden = 64, seed }: LatentDynamicsOptions) {
    const rng = new Rng(seed);
    const trainer = new Trainer<MlpParams, Batch>({
      name: "the latent dynamics",
      params: mlpParams(rng.split("weights"), codeSize + actionSize, [hidden, hidden], codeSize),
      lossGrad: differentiated((params, { x, next }) =>
        tf.losses.meanSquaredError(next, predict(params, x, codeSize)),
      ),
      learningRate: 3e-3,
    });
    super(trainer, rng.split("batches"));
    this.codeSize = codeSize;
  }

  /** Trains on steps. @throws what `fit` throws */
  train({ z, a, next }: LatentSteps, options: FitOptions): Promise<FitResult> {
    const [inputs, targets] = [new RowStore(beside(z, a)), new RowStore(next)];
    const draw = () => {
      const places = Array.from({ length: batchSize }, () => this.draws.integer(inputs.count));
      return { batch: { x: inputs.rows(places), next: targets.rows(places) }, noise: {} };
    };
    return this.fit(draw, options);
  }

  /** One step from each row. @param z [N, k] @param a [N, A] @returns [N, k] */
  step(z: Matrix, a: Matrix): number[][] {
    const { codeSize } = this;
    return this.trainer.use((params) => apply((x) => predict(params, x, codeSize), beside(z, a)));
  }
}
