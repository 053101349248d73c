import { type CategoricalConfig, type GaussianConfig } from "../../models/world/latents";
import { type DreamerV2Config } from "./config";
import { catchTiny, choices } from "./presets";

type Config = DreamerV2Config<CategoricalConfig>;

/**
 * For the arcade's games on 16 × 16 grey pixels, on two cores. Why it differs from `catchTiny`: episodes are long, so γ is 0.99 and the
 * horizon 10 · more to see, so states of 16 choices between 8 · a learning rate of 1e-3, since there are more updates, of which there is
 * one in 16 steps · half the entropy, which costs lives where one wrong step ends an episode.
 */
export const arcadeTiny: Config = {
  ...catchTiny,
  world: {
    ...catchTiny.world,
    rssm: { deterSize: 128, hiddenSize: 128, ...choices(16, 8) },
  },
  behaviour: { ...catchTiny.behaviour, entropyScale: 0.03, horizon: 10, gamma: 0.99, copyEvery: 50 },
  optimiser: { ...catchTiny.optimiser, modelRate: 1e-3, actorRate: 1e-3, criticRate: 1e-3 },
  schedule: { ...catchTiny.schedule, prefill: 3200, stepsPerRound: 16, replayBytes: 5e8 },
};

/**
 * For Freeway. Why it differs from `arcadeTiny`: its player moves once in three steps, so each action is taken three times, and a whole
 * crossing fits the horizon · chance earns 0.4 points in 2,500 steps, and a bonus of entropy must not outweigh what can be seen of them: a
 * third of it, and γ is 0.95.
 */
export const freewayTiny: Config = {
  ...arcadeTiny,
  behaviour: { ...arcadeTiny.behaviour, entropyScale: 0.01, gamma: 0.95 },
  schedule: { ...arcadeTiny.schedule, actionRepeat: 3 },
};

/** The same agent with DreamerV1's latents: for `arcadeTiny`'s 16 choices between 8 there are 99 normals, and as many weights. */
export const withNormals = (config: Config): DreamerV2Config<GaussianConfig> => ({
  ...config,
  world: {
    ...config.world,
    rssm: { ...config.world.rssm, stochSize: 99, latent: { kind: "gaussian", minStd: 0.1 } },
  },
});
