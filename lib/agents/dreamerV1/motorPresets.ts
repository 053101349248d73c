import { head } from "../../models/world/head";
import { type DreamerV1Config } from "./config";
import { catchTiny, dreamerV1Paper, latent, same } from "./presets";

/**
 * For the blob that is pushed to the middle, on 12 × 12 grey pixels, in less than a minute. Why it differs from `catchTiny`: actions are
 * vectors, so that the actor follows the gradient through the model · nothing ends · less entropy, for density instead of choices.
 */
export const blobTiny: DreamerV1Config = {
  ...catchTiny,
  world: {
    ...catchTiny.world,
    imageSize: 12,
    actionSize: 2,
    decoder: { start: [3, 3, 16], depths: [8, 1], kernelSizes: [4, 4], ...same },
    continues: null,
  },
  behaviour: {
    ...catchTiny.behaviour,
    actions: "tanhNormal",
    gradient: "pathwise",
    entropyScale: 0.01,
  },
  schedule: { ...catchTiny.schedule, environments: 8, stepsPerRound: 16 },
};

/**
 * For control from 32 × 32 colour pixels on a laptop. Why it differs from the paper's: a quarter of the pixels and networks a third as
 * wide, since two cores have to do; eight worlds at a time and batches of 8 × 16, so that acting and learning take about as long.
 */
export const controlSmall: DreamerV1Config = {
  world: {
    imageSize: 32,
    channels: 3,
    actionSize: 1,
    encoder: { depths: [16, 32, 64], kernelSizes: [4, 4, 4], ...same, dense: 0 },
    rssm: { deterSize: 128, stochSize: 16, hiddenSize: 128, cell: "gru", latent },
    decoder: { start: [4, 4, 64], depths: [32, 16, 3], kernelSizes: [4, 4, 4], ...same },
    reward: head(2, 128),
    continues: null,
  },
  modelLoss: { ...dreamerV1Paper.modelLoss, freeNats: 1 },
  behaviour: {
    ...dreamerV1Paper.behaviour,
    actor: head(3, 128),
    critic: head(3, 128),
  },
  optimiser: { ...dreamerV1Paper.optimiser, modelRate: 1e-3, actorRate: 3e-4, criticRate: 3e-4 },
  schedule: {
    batchSize: 8,
    batchLength: 16,
    environments: 8,
    prefill: 4000,
    pretrain: 300,
    stepsPerRound: 16,
    updatesPerRound: 2,
    explorationNoise: 0.3,
    actionRepeat: 2,
    replayBytes: 2e9,
  },
};

/**
 * For the pendulum from 32 × 32 colour pixels, on two cores, in minutes. Why it differs from `controlSmall`: half as many channels, since a rod
 * is all there is to see · the picture counts twice, since the rod is few pixels · γ 0.97, as an episode is a hundred steps · near-zero first
 * predictions, and entropy instead of noise, as for Catch · actions held for 0.08 s · batches of 16, each step learnt from about thirty times.
 */
export const pendulumTiny: DreamerV1Config = {
  ...controlSmall,
  world: {
    ...controlSmall.world,
    encoder: { depths: [8, 16, 32], kernelSizes: [4, 4, 4], ...same, dense: 0 },
    decoder: { start: [4, 4, 32], depths: [16, 8, 3], kernelSizes: [4, 4, 4], ...same },
  },
  modelLoss: { ...controlSmall.modelLoss, imageScale: 2, freeNats: 0.5 },
  behaviour: {
    ...controlSmall.behaviour,
    actor: head(2, 128, 0.01),
    critic: head(2, 128, 0.01),
    entropyScale: 0.02,
    startTimes: 8,
    gamma: 0.97,
  },
  optimiser: { ...controlSmall.optimiser, modelRate: 1e-3, actorRate: 3e-4, criticRate: 1e-3 },
  schedule: {
    ...controlSmall.schedule,
    batchSize: 16,
    prefill: 2400,
    stepsPerRound: 8,
    updatesPerRound: 1,
    explorationNoise: 0,
    actionRepeat: 4,
  },
};

/**
 * For the cart-pole's swing-up from 32 × 32 colour pixels, on two cores, in less than an hour. Why it differs from `pendulumTiny`: the pole
 * is seven pixels long and has to be balanced, so the picture counts ten times · an episode is longer and actions are held for 0.04 s, so γ is
 * 0.985 · four times as many updates, each step being learnt from about 130 times, since it is updates that the time goes into.
 */
export const cartPoleTiny: DreamerV1Config = {
  ...pendulumTiny,
  modelLoss: { ...pendulumTiny.modelLoss, imageScale: 10 },
  behaviour: { ...pendulumTiny.behaviour, gamma: 0.985 },
  schedule: { ...pendulumTiny.schedule, updatesPerRound: 4 },
};
