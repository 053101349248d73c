import { worldModelLoss } from "lib/agents/dreamerV1/worldModelLoss";
import { Rng } from "lib/core/rng";
import { worldModelParams, type WorldModelParams } from "lib/models/world/worldModel";
import { mapLeaves, pathsOf, leavesOf, zerosLike, valueAndGradients } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { expectClose } from "../../nn/expectClose";
import { expectOwned } from "../../nn/expectOwned";
import { smallBatch, smallConfig, smallNoise } from "../dreamer/small";

const config = smallConfig({}, { ends: true });
const batch = () => smallBatch(config);
const noise = () => smallNoise(config).posterior;
const made = () => worldModelParams(new Rng(1), config.world);
const number = (x: tf.Tensor) => x.dataSync()[0];

beforeAll(() => tf.ready());

describe("worldModelLoss", () => {
  it("is of a model of zeros half the squares of pixels and rewards, and log 2 for each end, by hand", () => {
    const pixels = tf.fill<tf.Rank.R5>([2, 4, 8, 8, 1], 0.5);
    const reward = tf.tensor2d([[1, 1, 1, 1], [3, 3, 3, 3]]); // prettier-ignore
    const { losses } = worldModelLoss(zerosLike(made()), config, { ...batch(), image: pixels, reward }, noise()); // prettier-ignore
    expectClose(losses.imageLoss, (64 * 0.25) / 2);
    expectClose(losses.rewardLoss, (1 + 9) / 2 / 2);
    expectClose(losses.continuesLoss, Math.LN2);
    expectClose(losses.kl, 0, 0);
    expectClose(losses.loss, 8 + 2.5 + 10 * Math.LN2);
  });

  it("adds up with the scales of the config, and the divergence with its floor", () => {
    const modelLoss = { imageScale: 2, rewardScale: 3, continuesScale: 5, klScale: 7, freeNats: 1000 };
    const { losses } = worldModelLoss(made(), { ...config, modelLoss }, batch(), noise());
    const { imageLoss, rewardLoss, continuesLoss, kl, loss } = losses;
    const expected = 2 * number(imageLoss) + 3 * number(rewardLoss) + 5 * number(continuesLoss) + 7 * 1000;
    expectClose(loss, expected, 1e-6);
    expect(number(kl)).toBeLessThan(1000);
  });

  it("has no loss of ends without a head for them", () => {
    const without = smallConfig();
    const params = worldModelParams(new Rng(1), without.world);
    const { losses, output } = worldModelLoss(params, without, batch(), noise());
    expectClose(losses.continuesLoss, 0, 0);
    expect(output.continues).toBeUndefined();
  });

  it("learns the end from isTerminal: a head that is sure to go on pays for each end", () => {
    const sure = mapLeaves(
      made(),
      (leaf, path) =>
      path.startsWith("continues") ? (path.endsWith("output.bias") ? tf.fill(leaf.shape, 20) : tf.zerosLike(leaf)) : leaf, // prettier-ignore
    );
    const ended = tf.tensor2d([[0, 0, 0, 0], [0, 1, 0, 1]]); // prettier-ignore
    const lossOf = (isTerminal: tf.Tensor2D) =>
      worldModelLoss(sure, config, { ...batch(), isTerminal }, noise()).losses.continuesLoss;
    expectClose(lossOf(tf.zeros([2, 4])), 0, 1e-6);
    expectClose(lossOf(ended), (2 * 20) / 8);
  });

  it("has a gradient in every weight where the divergence is above the free nats", () => {
    const params = made();
    const lossOf = (model: WorldModelParams) => worldModelLoss(model, config, batch(), noise()).losses.loss;
    const { gradients } = valueAndGradients(lossOf, params);
    const still = pathsOf(params).filter((_path, i) => number(tf.max(tf.abs(leavesOf(gradients)[i]))) === 0);
    expect(still).toEqual([]);
  });

  it("below them has the gradient of the other losses alone", () => {
    const params = made();
    const gradientsOf = (modelLoss: { freeNats?: number; klScale?: number }) => {
      const config = smallConfig({ modelLoss });
      const lossOf = (model: WorldModelParams) => worldModelLoss(model, config, batch(), noise()).losses.loss;
      return leavesOf(valueAndGradients(lossOf, params).gradients).map((leaf) => leaf.arraySync());
    };
    expect(gradientsOf({ freeNats: 1000 })).toEqual(gradientsOf({ freeNats: 1000, klScale: 0 }));
  });

  it("refuses a reward of another shape, and leaves no tensor behind", () => {
    const [params, lived, draws] = [made(), batch(), noise()];
    expect(() => worldModelLoss(params, config, { ...lived, reward: tf.zeros([2, 3]) }, draws)).toThrow(
      "squaredError: target must have shape [2, 4], got [2, 3]",
    );
    expectOwned(() => worldModelLoss(params, config, lived, draws));
  });
});
