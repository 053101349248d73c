import { head } from "../../models/world/head";
import { type CategoricalConfig } from "../../models/world/latents";
import { catchTiny as catchTinyV1 } from "../dreamerV1/presets";
import { type DreamerV2Config } from "./config";

type Config = DreamerV2Config<CategoricalConfig>;

/** States of `variables` choices between `classes` each. */
export const choices = (variables: number, classes: number) =>
  ({
    stochSize: variables * classes,
    cell: "layerNormGru",
    latent: { kind: "categorical", classes },
  }) as const;

/**
 * The paper's agent for Atari, with all 18 actions. It differs from the authors' program in this: sequences are drawn evenly, not more often
 * where episodes end.
 * @see Hafner et al. 2021, arXiv 2010.02193, appendix D
 */
export const dreamerV2Atari: Config = {
  world: {
    imageSize: 64,
    channels: 1,
    actionSize: 18,
    encoder: {
      depths: [48, 96, 192, 384],
      kernelSizes: [4, 4, 4, 4],
      padding: "valid",
      activation: "elu",
      dense: 0,
    },
    rssm: { deterSize: 600, hiddenSize: 600, ...choices(32, 32) },
    decoder: {
      start: [1, 1, 1536],
      depths: [192, 96, 48, 1],
      kernelSizes: [5, 5, 6, 6],
      padding: "valid",
      activation: "elu",
    },
    reward: head(4, 400),
    continues: head(4, 400),
  },
  modelLoss: {
    imageScale: 1,
    rewardScale: 1,
    continuesScale: 5,
    klScale: 0.1,
    freeNats: 0,
    balance: 0.8,
    rewards: "tanh",
  },
  behaviour: {
    actor: head(4, 400),
    critic: head(4, 400),
    actions: "oneHot",
    entropyScale: 1e-3,
    horizon: 15,
    startTimes: 0,
    gamma: 0.999,
    lambda: 0.95,
    reinforceShare: 1,
    copyEvery: 100,
  },
  optimiser: {
    modelRate: 2e-4,
    actorRate: 4e-5,
    criticRate: 1e-4,
    epsilon: 1e-5,
    form: "keras",
    maxNorm: 100,
    weightDecay: 1e-6,
  },
  schedule: {
    batchSize: 16,
    batchLength: 50,
    environments: 1,
    prefill: 50_000,
    pretrain: 1,
    stepsPerRound: 16,
    updatesPerRound: 1,
    explorationNoise: 0,
    actionRepeat: 4,
    replayBytes: 8e9,
  },
};

/**
 * The paper's agent for the DeepMind Control Suite, with the walker's six actions. It differs from the authors' program in this: an
 * evaluation takes the median of the actor's normal between −1 and 1 where theirs takes the highest point.
 * @see Hafner et al. 2021, arXiv 2010.02193, appendix A
 */
export const dreamerV2Dmc: Config = {
  world: {
    ...dreamerV2Atari.world,
    channels: 3,
    actionSize: 6,
    rssm: { deterSize: 200, hiddenSize: 200, ...choices(32, 32) },
    decoder: { ...dreamerV2Atari.world.decoder, depths: [192, 96, 48, 3] },
    continues: null,
  },
  modelLoss: { ...dreamerV2Atari.modelLoss, klScale: 1, freeNats: 1, rewards: "plain" },
  behaviour: {
    ...dreamerV2Atari.behaviour,
    actions: "truncatedNormal",
    entropyScale: 1e-4,
    gamma: 0.99,
    reinforceShare: 0,
  },
  optimiser: { ...dreamerV2Atari.optimiser, modelRate: 3e-4, actorRate: 8e-5, criticRate: 8e-5 },
  schedule: {
    ...dreamerV2Atari.schedule,
    prefill: 1000,
    pretrain: 100,
    stepsPerRound: 5,
    actionRepeat: 2,
  },
};

/**
 * For Catch on 16 × 16 grey pixels, on two cores, in about a minute: DreamerV1's `catchTiny` with V2's parts. Why it differs from the paper's:
 * what `catchTiny` says, and the critic is copied every 20 updates, since there are a thousand of them.
 */
export const catchTiny: Config = {
  ...catchTinyV1,
  world: {
    ...catchTinyV1.world,
    encoder: { ...catchTinyV1.world.encoder, activation: "elu" },
    rssm: { deterSize: 128, hiddenSize: 128, ...choices(8, 8) },
    decoder: { ...catchTinyV1.world.decoder, activation: "elu" },
  },
  modelLoss: { ...catchTinyV1.modelLoss, balance: 0.8, rewards: "plain" },
  behaviour: { ...catchTinyV1.behaviour, reinforceShare: 1, copyEvery: 20 },
  optimiser: { ...catchTinyV1.optimiser, epsilon: 1e-5, weightDecay: 1e-6 },
};

/**
 * The paper's networks and batches on Atari in an hour or two of two cores. Why it differs from `dreamerV2Atari`: 4,000 steps of chance
 * before the first update instead of 50,000, and eight worlds at a time, in one process of Python's.
 */
export const atariSoon: Config = {
  ...dreamerV2Atari,
  schedule: { ...dreamerV2Atari.schedule, environments: 8, prefill: 4000, replayBytes: 2e9 },
};

/**
 * For Atari on 64 × 64 grey pixels, on two cores. Why it differs from `atariSoon`: networks of a third of the width and batches of
 * 8 × 16, since two cores have to do; a game's own actions instead of all 18; imagination from the last four times; 100 updates of the
 * model before the first of all parts.
 */
export const atariTiny: Config = {
  ...atariSoon,
  world: {
    ...dreamerV2Atari.world,
    actionSize: 6,
    encoder: { ...dreamerV2Atari.world.encoder, depths: [16, 32, 64, 128] },
    rssm: { deterSize: 200, hiddenSize: 200, ...choices(16, 16) },
    decoder: { ...dreamerV2Atari.world.decoder, start: [1, 1, 512], depths: [64, 32, 16, 1] },
    reward: head(2, 128),
    continues: head(2, 128),
  },
  behaviour: { ...dreamerV2Atari.behaviour, actor: head(2, 128), critic: head(2, 128), startTimes: 4 },
  schedule: {
    ...atariSoon.schedule,
    batchSize: 8,
    batchLength: 16,
    pretrain: 100,
  },
};
