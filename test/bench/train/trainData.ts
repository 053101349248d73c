import { Rng } from "lib/core/rng";
import {
  dreamerParams,
  type DreamerNoise,
  type DreamerParams,
  type DreamerState,
} from "lib/agents/dreamer/state";
import { type WorldModelBatch } from "lib/models/world/worldModel";
import { type AdamState } from "lib/nn/adam";
import { leavesOf, type TensorTree, withLeaves } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { configOf, type TrainSize } from "./trainSize";

/** Updates that the optimisers of the first state are said to have made. */
const updatesBefore = 10;

function filled(shape: readonly number[], fill: (out: Float32Array) => Float32Array): tf.Tensor {
  const length = shape.reduce((product, size) => product * size, 1);
  return tf.tensor(fill(new Float32Array(length)), [...shape]);
}

const normals = (rng: Rng, ...shape: number[]): tf.Tensor => filled(shape, (out) => rng.fillNormal(out));

/** The noise of one training step. */
export function drawNoise(rng: Rng, size: TrainSize): DreamerNoise {
  const { batchSize, batchLength, horizon, actionSize, stochSize } = size;
  const starts = batchLength * batchSize;
  return {
    posterior: normals(rng, batchSize, batchLength, stochSize) as tf.Tensor3D,
    prior: normals(rng, starts, horizon, stochSize) as tf.Tensor3D,
    action: normals(rng, starts, horizon, actionSize) as tf.Tensor3D,
  };
}

/** A batch: pixels uniform in [−½, ½), actions in (−1, 1), rewards standard normal; each sequence is an episode's beginning, which no action led to. */
function drawBatch(rng: Rng, size: TrainSize): WorldModelBatch {
  const { batchSize, batchLength, imageSize, actionSize } = size;
  const shape = [batchSize, batchLength, imageSize, imageSize, 3];
  return tf.tidy(() => {
    const pixels = filled(shape, (out) => rng.fillUniform(out));
    const actions = tf.tanh(normals(rng, batchSize, batchLength, actionSize));
    const first = tf.oneHot(0, batchLength).toFloat(); // [T]
    return {
      image: tf.sub(pixels, 0.5) as tf.Tensor5D,
      action: tf.mul(actions, tf.reshape(tf.sub(1, first), [batchLength, 1])) as tf.Tensor3D,
      reward: normals(rng, batchSize, batchLength) as tf.Tensor2D,
      isFirst: tf.tile(tf.expandDims(first, 0), [batchSize, 1]) as tf.Tensor2D,
      isTerminal: tf.zeros([batchSize, batchLength]) as tf.Tensor2D,
    };
  });
}

/** Moments in the midst of training, so that an update depends smoothly on a gradient: from zero moments it is its sign. */
function warmMoments<T extends TensorTree>(rng: Rng, params: T): AdamState<T> {
  const spread = 0.01;
  const each = (draw: (shape: number[]) => tf.Tensor): T =>
    withLeaves(
      params,
      leavesOf(params).map(({ shape }) => draw(shape)),
    );
  return {
    step: tf.scalar(updatesBefore),
    gradientSums: each((shape) => tf.tidy(() => tf.mul(normals(rng, ...shape), spread))),
    squareSums: each((shape) =>
      tf.tidy(() => tf.mul(tf.add(tf.square(normals(rng, ...shape)), 0.5), updatesBefore * spread ** 2)),
    ),
  };
}

/** Parameters whose posterior is far from the prior, so that the KL term lies above its free nats and has a gradient. */
function surprisedParams(rng: Rng, size: TrainSize): DreamerParams {
  const params = dreamerParams(rng, configOf(size));
  const { bias } = params.model.rssm.posterior.output;
  const output = { ...params.model.rssm.posterior.output, bias: tf.add(bias, 2) as tf.Tensor1D };
  bias.dispose();
  const posterior = { ...params.model.rssm.posterior, output };
  return { ...params, model: { ...params.model, rssm: { ...params.model.rssm, posterior } } };
}

/** State, batch and noise of a first training step; the same seed gives the same numbers on every backend to rounding. */
export function trainData(
  size: TrainSize,
  seed: number | string,
): { state: DreamerState; batch: WorldModelBatch; noise: DreamerNoise } {
  const rng = new Rng(seed);
  const params = surprisedParams(rng.split("parameters"), size);
  const moments = rng.split("moments");
  const optimisers = {
    model: warmMoments(moments, params.model),
    actor: warmMoments(moments, params.actor),
    critic: warmMoments(moments, params.critic),
  };
  const batch = drawBatch(rng.split("batch"), size);
  return { state: { params, optimisers }, batch, noise: drawNoise(rng.split("noise"), size) };
}
