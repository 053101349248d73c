import { head } from "../../models/world/head";
import { type DreamerV1Config } from "./config";

/** How the images of convolutions end; ReLU comes after each. */
const valid = { padding: "valid", activation: "relu" } as const;
/** The same, with images of half the size. */
export const same = { ...valid, padding: "same" } as const;
/** States are drawn from normals. */
export const latent = { kind: "gaussian", minStd: 0.1 } as const;

/**
 * The paper's agent for the DeepMind Control Suite, with the walker's six actions. It differs from the authors' program in this: a
 * sequence may go on into the next episode, where its state begins anew; and an evaluation takes the middle of the posterior and of the
 * actor's normal, where theirs draws from the one and takes the best of 100 draws of the other.
 * @see Hafner et al. 2020, arXiv 1912.01603, appendix A
 */
export const dreamerV1Paper: DreamerV1Config = {
  world: {
    imageSize: 64,
    channels: 3,
    actionSize: 6,
    encoder: { depths: [32, 64, 128, 256], kernelSizes: [4, 4, 4, 4], ...valid, dense: 0 },
    rssm: { deterSize: 200, stochSize: 30, hiddenSize: 200, cell: "gru", latent },
    decoder: { start: [1, 1, 1024], depths: [128, 64, 32, 3], kernelSizes: [5, 5, 6, 6], ...valid },
    reward: head(2, 400),
    continues: null,
  },
  modelLoss: { imageScale: 1, rewardScale: 1, continuesScale: 10, klScale: 1, freeNats: 3 },
  behaviour: {
    actor: head(4, 400),
    critic: head(3, 400),
    actions: "tanhNormal",
    gradient: "pathwise",
    entropyScale: 0,
    horizon: 15,
    startTimes: 0,
    gamma: 0.99,
    lambda: 0.95,
  },
  optimiser: {
    modelRate: 6e-4,
    actorRate: 8e-5,
    criticRate: 8e-5,
    epsilon: 1e-7,
    form: "keras",
    maxNorm: 100,
    weightDecay: 0,
  },
  schedule: {
    batchSize: 50,
    batchLength: 50,
    environments: 1,
    prefill: 2500,
    pretrain: 100,
    stepsPerRound: 500,
    updatesPerRound: 100,
    explorationNoise: 0.3,
    actionRepeat: 2,
    replayBytes: 4e9,
  },
};

/**
 * For Catch on 16 × 16 grey pixels, on two cores, in about a minute. Why it differs from the paper's:
 * small networks, since the world is small · choices instead of vectors, hence REINFORCE · a head for the end of the episode, since reward
 * and end come together · the image counts ten times, else the ball, a dozen nats, is never worth encoding · near-zero first predictions,
 * so that the actor does not follow a critic that knows nothing · entropy, as the policy's draw is all of its exploration · high learning
 * rates and 300 updates of the model before the actor begins, since the budget is some thousand updates.
 */
export const catchTiny: DreamerV1Config = {
  world: {
    imageSize: 16,
    channels: 1,
    actionSize: 3,
    encoder: { depths: [8, 16], kernelSizes: [4, 4], ...same, dense: 128 },
    rssm: { deterSize: 128, stochSize: 8, hiddenSize: 128, cell: "gru", latent },
    decoder: { start: [4, 4, 16], depths: [8, 1], kernelSizes: [4, 4], ...same },
    reward: head(2, 64, 0.01),
    continues: head(2, 64),
  },
  modelLoss: { imageScale: 10, rewardScale: 10, continuesScale: 1, klScale: 1, freeNats: 0.5 },
  behaviour: {
    actor: head(2, 64, 0.01),
    critic: head(2, 64, 0.01),
    actions: "oneHot",
    gradient: "reinforce",
    entropyScale: 0.06,
    horizon: 8,
    startTimes: 8,
    gamma: 0.95,
    lambda: 0.95,
  },
  optimiser: {
    modelRate: 3e-3,
    actorRate: 3e-3,
    criticRate: 3e-3,
    epsilon: 1e-7,
    form: "keras",
    maxNorm: 100,
    weightDecay: 0,
  },
  schedule: {
    batchSize: 16,
    batchLength: 16,
    environments: 16,
    prefill: 1600,
    pretrain: 300,
    stepsPerRound: 32,
    updatesPerRound: 1,
    explorationNoise: 0,
    actionRepeat: 1,
    replayBytes: 2e8,
  },
};
