import { type DreamerV2Config } from "lib/agents/dreamerV2/config";
import { type DreamerV2State, dreamerV2StateOf } from "lib/agents/dreamerV2/state";
import { dreamerParams, type DreamerNoise } from "lib/agents/dreamer/state";
import { mergeConfig, type Overrides } from "lib/core/config";
import { Rng } from "lib/core/rng";
import { type CategoricalConfig } from "lib/models/world/latents";
import { type WorldModelBatch } from "lib/models/world/worldModel";
import { smallBatch, smallConfig as smallV1, smallNoise } from "../dreamer/small";

const { world, modelLoss, behaviour, ...rest } = smallV1({
  behaviour: { actions: "oneHot", entropyScale: 0.1 },
  modelLoss: { klScale: 0.5 },
});
const { gradient: _, ...imagination } = behaviour;

/** Dreamer V2 small enough for tests: 8 × 8 grey pixels, two choices, states of two categories of three classes. */
const smallest: DreamerV2Config<CategoricalConfig> = {
  ...rest,
  world: {
    ...world,
    rssm: { ...world.rssm, stochSize: 6, cell: "layerNormGru", latent: { kind: "categorical", classes: 3 } },
  },
  modelLoss: { ...modelLoss, balance: 0.8, rewards: "plain" },
  behaviour: { ...imagination, reinforceShare: 1, copyEvery: 2 },
};

type Config = DreamerV2Config<CategoricalConfig>;

/** `smallest` with other settings; with `ends`, the world has a head for the end of the episode. */
export function smallConfig(overrides: Overrides<Config> = {}, { ends = false } = {}): Config {
  const config = mergeConfig(smallest, overrides);
  const continues = { layers: 1, units: 6, outputScale: 1 };
  return ends ? { ...config, world: { ...config.world, continues } } : config;
}

/** The same with vectors as actions, and the gradient through the model. */
export const moving = {
  behaviour: { actions: "truncatedNormal", reinforceShare: 0 },
} as const satisfies Overrides<Config>;

/** What a training step takes. */
export function smallStep(config: Config, seed = 1): [DreamerV2State, WorldModelBatch, DreamerNoise] {
  const params = dreamerParams(new Rng(seed), config);
  return [dreamerV2StateOf(params), smallBatch(config, seed), smallNoise(config, seed)];
}
