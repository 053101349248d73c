import { type ActionKind } from "lib/agents/dreamer/actionKinds";
import type { DreamerV1Config } from "lib/agents/dreamerV1/config";
import type { ScheduleConfig } from "lib/agents/training/schedule";
import { dreamerV1, type DreamerV1Equations } from "lib/agents/dreamerV1/dreamerV1";
import { dreamerParams } from "lib/agents/dreamer/state";
import { type worldModelLoss } from "lib/agents/dreamerV1/worldModelLoss";
import { Rng } from "lib/core/rng";
import { decodeImages, imageDecoderParams } from "lib/models/world/imageDecoder";
import { type latentNormal } from "lib/models/world/latents";
import { featureSize } from "lib/models/world/rssm";
import { worldModelParams } from "lib/models/world/worldModel";
import { mlp } from "lib/nn/mlp";
import { klNormal } from "lib/nn/normal";
import { oneHotEntropy, oneHotLogits } from "lib/nn/oneHot";
import { type ActorLoss } from "lib/objectives/actorLoss";
import { type CriticLoss } from "lib/objectives/criticLoss";
import { type klLoss } from "lib/objectives/klLoss";
import { type lambdaReturn } from "lib/objectives/lambdaReturn";
import { type reachWeights } from "lib/objectives/reachWeights";
import { mapLeaves } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { expectClose } from "../../nn/expectClose";
import { smallBatch, smallConfig, smallNoise, smallStep } from "../dreamer/small";

/** The published target: r = [1, 2, 3], v = [10, 20, 30] after them, continuation ½, λ = ½. */
export function givesThePublishedTarget(returnOf: typeof lambdaReturn): void {
  const [reward, value] = [tf.tensor2d([[1, 2, 3, 0]]), tf.tensor2d([[0, 10, 20, 30]])];
  expectClose(returnOf({ reward, value, discount: tf.fill([1, 4], 0.5) }, 0.5), [[6.375, 11.5, 18]]);
}

/** In a model that pays 1 everywhere, with λ = γ = 1 and H = 3, the returns of the imagined states but the last are 2 and 1. */
export function addsUpTheHorizon(equations: Partial<DreamerV1Equations>): void {
  const config = smallConfig({ behaviour: { gamma: 1, lambda: 1 } });
  const [state, batch, noise] = smallStep(config);
  const params = mapLeaves(state.params, (leaf, path) => {
    if (path === "model.reward.output.bias") return tf.onesLike(leaf);
    return /^(critic|model\.reward)/.test(path) ? tf.zerosLike(leaf) : leaf;
  });
  const { metrics } = dreamerV1(config, equations)({ ...state, params }, batch, noise);
  expectClose(metrics.imaginedReturn, 1.5);
}

/** The reward of the row in which an episode ends is learnt. */
export function learnsTheLastReward(lossOf: typeof worldModelLoss): void {
  const config = smallConfig();
  const params = worldModelParams(new Rng(1), config.world);
  const isTerminal = tf.tensor2d([[0, 0, 0, 1], [0, 1, 0, 0]]); // prettier-ignore
  const slope = tf.grad((reward) => {
    const batch = { ...smallBatch(config), isTerminal, reward: reward as tf.Tensor2D };
    return lossOf(params, config, batch, smallNoise(config).posterior).losses.loss;
  })(smallBatch(config).reward);
  expect(tf.min(tf.abs(slope)).dataSync()[0]).toBeGreaterThan(0);
}

const probabilities = [0.5, 0.3, 0.2];
const [stats, clocks] = [() => tf.log(tf.tensor2d([probabilities])), () => tf.tensor2d([[0.1, 0.9, 0.1]])];
const byStats = (read: (stats: tf.Tensor2D) => tf.Tensor) =>
  tf.grad((x) => tf.add(tf.sum(read(x as tf.Tensor2D)), tf.mul(tf.sum(x), 0)))(stats());

/** The gradient of a choice is that of the probabilities: of choice 0 by the logits p₀ (δ − p). */
export function letsGradientsThroughChoices(draw: ActionKind["draw"]): void {
  const [p, q, r] = probabilities;
  const slope = byStats((x) => tf.mul(draw(x, clocks()).action, [1, 0, 0]));
  expectClose(slope, [[p * (1 - p), -p * q, -p * r]]);
}

/** The gradient of log π(a) by the logits is a − p: the action itself is a constant. */
export function holdsTheActionConstant(draw: ActionKind["draw"]): void {
  const [p, q, r] = probabilities;
  expectClose(byStats((x) => draw(x, clocks()).logProb), [[-p, 1 - q, -r]]); // prettier-ignore
}

/** Of 1 and 7 nats the loss is 4 with a floor of 3; of 1 and 3 nats it is the floor, without gradient. */
export function floorsTheMean(lossOf: typeof klLoss): void {
  const normals = (...means: number[]) => ({
    mean: tf.tensor3d([means.map((x) => [x, x])]), // two numbers of ½ x² nats each
    std: tf.ones([1, means.length, 2]),
  });
  const loss = (...nats: number[]) => lossOf(normals(...nats.map(Math.sqrt)), normals(...nats.map(() => 0)), 3).loss; // prettier-ignore
  expectClose(loss(1, 7), 4);
  expectClose(loss(1, 3), 3);
}

/** The divergence stays finite when the network wants to be certain. */
export function neverIsCertain(normal: typeof latentNormal): void {
  const [one, other] = [normal(tf.tensor1d([0, -200]), 0.1), normal(tf.tensor1d([1, -200]), 0.1)];
  expectClose(klNormal(one, other), 0.5 / 0.1 ** 2, 1e-3);
}

/** Where returns are as expected, the actor's loss makes a policy more even that is not. */
export function keepsThePolicyOpen(lossOf: ActorLoss): void {
  const column = (x: number) => tf.tensor2d([[x]]);
  const slope = byStats((x) => {
    const logits = oneHotLogits(x);
    const [entropy, logProb] = [oneHotEntropy(logits), tf.slice(logits, [0, 0], [1, 1])];
    const inputs = { returns: column(1), value: column(1), weight: column(1), entropy: tf.reshape(entropy, [1, 1]) as tf.Tensor2D, logProb: logProb as tf.Tensor2D }; // prettier-ignore
    return lossOf(inputs, 0.1);
  });
  expect(slope.dataSync()[0]).toBeGreaterThan(1e-3); // descending it makes the likeliest choice less likely
}

/** A fresh actor's choices are almost equally likely. */
export function beginsAlmostUniform(config: DreamerV1Config): void {
  const { actor } = dreamerParams(new Rng(1), config);
  const feature = tf.tensor2d(new Rng(2).fillNormal(new Float32Array(32 * featureSize(config.world.rssm))), [32, featureSize(config.world.rssm)]); // prettier-ignore
  const entropy = tf.mean(oneHotEntropy(oneHotLogits(mlp(actor, feature, tf.elu))));
  expectClose(entropy, Math.log(config.world.actionSize), 0.01);
}

/** A state counts as much as it is likely to be reached: nothing after an end, be it the start's or a later one. */
export function weighsByReach(weightsOf: typeof reachWeights): void {
  const discount = tf.tensor2d([[0.5, 0, 0.5, 0.5], [0.5, 0.5, 0.5, 0.5]]); // prettier-ignore
  expectClose(weightsOf(tf.tensor1d([1, 0]), discount), [[1, 0.5, 0], [0, 0, 0]]); // prettier-ignore
}

/** What weighs 0 counts for nothing. */
export function heedsWeights({
  actorLoss,
  criticLoss,
}: {
  actorLoss: ActorLoss;
  criticLoss: CriticLoss;
}): void {
  const row = (...numbers: number[]) => tf.tensor2d([numbers]);
  const [weight, returns, value, logProb] = [row(1, 0), row(3, 99), row(1, 7), row(-0.5, -9)];
  expectClose(criticLoss({ value, returns, weight }), 1);
  expectClose(actorLoss({ returns, value, weight, logProb, entropy: row(2, 99) }, 0.5), 0); // −(−½ · 2 + ½ · 2) / 2
}

/** As published: 5,000 frames at random, then 100 updates for each 1,000 frames of the world. */
export function updatesAsPublished(schedule: ScheduleConfig): void {
  const { updatesPerRound, stepsPerRound, prefill, actionRepeat } = schedule;
  expect((1000 * updatesPerRound) / (stepsPerRound * actionRepeat)).toBe(100);
  expect(prefill * actionRepeat).toBe(5000);
}

/** The decoder makes images of the size that the encoder takes. */
export function decodesWholeImages({ world }: DreamerV1Config): void {
  const features = featureSize(world.rssm);
  const params = imageDecoderParams(new Rng(1), world.decoder, features);
  const image = decodeImages(params, world.decoder, tf.zeros([1, features]));
  expect(image.shape).toEqual([1, world.imageSize, world.imageSize, world.channels]);
}
