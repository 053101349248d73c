import { Rng } from "lib/core/rng";
import { type DreamerConfig } from "lib/agents/dreamer/config";
import { drawNoise } from "lib/agents/dreamer/drawNoise";
import { type DreamerNoise, type DreamerState } from "lib/agents/dreamer/state";
import { type WorldModelBatch } from "lib/models/world/worldModel";
import { type AdamState } from "lib/nn/optimisers/adam";
import { oneHotOfLargest } from "lib/nn/oneHot";
import { leavesOf, type TensorTree, withLeaves } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { type BenchAgent } from "./agents/benchAgent";

/** Updates that the optimisers of the first state are said to have made. The next one is one after which Dreamer V2 copies its critic. */
const updatesBefore = 100;

function filled(shape: readonly number[], fill: (out: Float32Array) => Float32Array): tf.Tensor {
  const length = shape.reduce((product, size) => product * size, 1);
  return tf.tensor(fill(new Float32Array(length)), [...shape]);
}

const normals = (rng: Rng, ...shape: number[]): tf.Tensor => filled(shape, (out) => rng.fillNormal(out));

/** Vectors in (−1, 1), or one-hot vectors, [B, T, A]. */
function drawActions(rng: Rng, { world, behaviour, schedule }: DreamerConfig): tf.Tensor {
  const drawn = normals(rng, schedule.batchSize, schedule.batchLength, world.actionSize);
  return behaviour.actions === "oneHot" ? oneHotOfLargest(drawn) : tf.tanh(drawn);
}

/** Where episodes end, [B, T]: of sequence b at time b mod T where the agent has a head for it, else nowhere. */
function drawEnds({ world, schedule: { batchSize: B, batchLength: T } }: DreamerConfig): tf.Tensor2D {
  if (world.continues === null) return tf.zeros([B, T]);
  const ends = Array.from({ length: B }, (_, b) =>
    Array.from({ length: T }, (_row, t) => Number(t === b % T)),
  );
  return tf.tensor2d(ends);
}

/**
 * A batch: pixels uniform in [−½, ½), rewards standard normal. A sequence begins with an episode, and where one ends the next begins; no
 * action leads to a beginning.
 */
function drawBatch(rng: Rng, config: DreamerConfig): WorldModelBatch {
  const { batchSize: B, batchLength: T } = config.schedule;
  const { imageSize, channels } = config.world;
  return tf.tidy(() => {
    const pixels = filled([B, T, imageSize, imageSize, channels], (out) => rng.fillUniform(out));
    const actions = drawActions(rng, config);
    const isTerminal = drawEnds(config);
    const isFirst = tf.concat([tf.ones([B, 1]), tf.slice(isTerminal, [0, 0], [B, T - 1])], 1);
    return {
      image: tf.sub(pixels, 0.5) as tf.Tensor5D,
      action: tf.mul(actions, tf.expandDims(tf.sub(1, isFirst), 2)) as tf.Tensor3D,
      reward: normals(rng, B, T) as tf.Tensor2D,
      isFirst: isFirst as tf.Tensor2D,
      isTerminal,
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

/** What a training step takes. */
export type TrainData = {
  state: DreamerState;
  batch: WorldModelBatch;
  noise: DreamerNoise;
};

/** State, batch and noise of a first training step; the same seed gives the same numbers on every backend to rounding. */
export function trainData(agent: BenchAgent, seed: number | string): TrainData {
  const rng = new Rng(seed);
  const params = agent.params(rng.split("parameters"));
  const moments = rng.split("moments");
  const optimisers = {
    model: warmMoments(moments, params.model),
    actor: warmMoments(moments, params.actor),
    critic: warmMoments(moments, params.critic),
  };
  const state = { params, optimisers, ...agent.rest(rng.split("rest")) };
  const batch = drawBatch(rng.split("batch"), agent.config);
  return { state, batch, noise: drawNoise(rng.split("noise"), agent.config) };
}
