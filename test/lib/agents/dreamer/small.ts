import { DreamerV1Agent, type DreamerV1AgentOptions } from "lib/agents/dreamerV1/agent";
import { type DreamerConfig } from "lib/agents/dreamer/config";
import { type DreamerV1Config } from "lib/agents/dreamerV1/config";
import { dreamerV1Paper } from "lib/agents/dreamerV1/presets";
import {
  type DreamerNoise,
  type DreamerState,
  dreamerParams,
  dreamerStateOf,
  startTimesOf,
} from "lib/agents/dreamer/state";
import { mergeConfig, type Overrides } from "lib/core/config";
import { Rng } from "lib/core/rng";
import { type Layout } from "lib/data/columns";
import { type WorldModelBatch } from "lib/models/world/worldModel";
import * as tf from "lib/tensor/tf";

const units = { layers: 1, units: 6 };

/** Dreamer V1 small enough for tests: 8 × 8 grey pixels, two numbers as action, free nats 0 so that the KL has a gradient. */
const smallest: DreamerV1Config = mergeConfig(dreamerV1Paper, {
  world: {
    imageSize: 8,
    channels: 1,
    actionSize: 2,
    encoder: { depths: [3], kernelSizes: [4], padding: "same", activation: "relu" },
    rssm: { deterSize: 5, stochSize: 3, hiddenSize: 6 },
    decoder: { start: [4, 4, 2], depths: [1], kernelSizes: [4], padding: "same", activation: "relu" },
    reward: units,
  },
  modelLoss: { freeNats: 0 },
  behaviour: { actor: units, critic: units, horizon: 3 },
  schedule: { batchSize: 2, batchLength: 4, environments: 2 },
});

/** `smallest` with other settings; with `ends`, the world has a head for the end of the episode. */
export function smallConfig(
  overrides: Overrides<DreamerV1Config> = {},
  { ends = false } = {},
): DreamerV1Config {
  const config = mergeConfig(smallest, overrides);
  return ends ? { ...config, world: { ...config.world, continues: { ...units, outputScale: 1 } } } : config;
}

/** The same agent that chooses one of two things, by REINFORCE. */
export const choosing = {
  behaviour: { actions: "oneHot", gradient: "reinforce", entropyScale: 0.1 },
} as const satisfies Overrides<DreamerV1Config>;

export function normals<Shape extends number[]>(rng: Rng, ...shape: Shape): tf.Tensor {
  return tf.tensor(rng.fillNormal(new Float32Array(tf.util.sizeFromShape(shape))), shape);
}

function uniforms(rng: Rng, ...shape: number[]): tf.Tensor {
  return tf.tensor(rng.fillOpenUniform(new Float32Array(tf.util.sizeFromShape(shape))), shape);
}

/** A batch of random pixels, actions and rewards. Sequences begin with an episode; the second one has another beginning in row 2. */
export function smallBatch({ world, schedule }: DreamerConfig, seed = 1): WorldModelBatch {
  const rng = new Rng(seed);
  const { imageSize: s, channels, actionSize } = world;
  const { batchSize: B, batchLength: T } = schedule;
  const begins = (b: number, t: number) => t === 0 || (b === 1 && t === 2);
  const flags = Array.from({ length: B }, (_, b) =>
    Array.from({ length: T }, (_row, t) => Number(begins(b, t))),
  );
  return tf.tidy(() => ({
    image: tf.sub(uniforms(rng, B, T, s, s, channels), 0.5) as tf.Tensor5D,
    action: tf.tanh(normals(rng, B, T, actionSize)) as tf.Tensor3D,
    reward: normals(rng, B, T) as tf.Tensor2D,
    isFirst: tf.tensor2d(flags),
    isTerminal: tf.zeros([B, T]) as tf.Tensor2D,
  }));
}

/** The noise of a training step. */
export function smallNoise(config: DreamerConfig, seed = 1): DreamerNoise {
  const rng = new Rng(seed);
  const { world, behaviour, schedule } = config;
  const N = schedule.batchSize * startTimesOf(config);
  const draw = behaviour.actions === "tanhNormal" ? normals : uniforms;
  const drawLatent = world.rssm.latent.kind === "categorical" ? uniforms : normals;
  return {
    posterior: drawLatent(rng, schedule.batchSize, schedule.batchLength, world.rssm.stochSize) as tf.Tensor3D,
    prior: drawLatent(rng, N, behaviour.horizon, world.rssm.stochSize) as tf.Tensor3D,
    action: draw(rng, N, behaviour.horizon, world.actionSize) as tf.Tensor3D,
  };
}

/** What a training step takes. */
export function smallStep(config: DreamerV1Config, seed = 1): [DreamerState, WorldModelBatch, DreamerNoise] {
  return [
    dreamerStateOf(dreamerParams(new Rng(seed), config)),
    smallBatch(config, seed),
    smallNoise(config, seed),
  ];
}

/** What `smallConfig` sees and does. */
export const smallLayout: Layout = {
  observation: { dtype: "uint8", shape: [8, 8, 1] },
  action: { dtype: "float32", shape: [2] },
};

const agents: DreamerV1Agent[] = [];

/** An agent of `smallConfig`, whose steps run eagerly unless told otherwise. */
export function smallAgent(options: Partial<DreamerV1AgentOptions> = {}): DreamerV1Agent {
  const config = smallConfig();
  const agent = new DreamerV1Agent({ config, layout: smallLayout, seed: 1, engine: "eager", ...options });
  agents.push(agent);
  return agent;
}

/** Frees the agents that `smallAgent` has made. */
export function disposeAgents(): void {
  agents.splice(0).forEach((agent) => agent.dispose());
}
