import { modelLosses } from "lib/objectives/modelLosses";
import * as tf from "lib/tensor/tf";
import { describeOnEachBackend } from "../nn/eachBackend";
import { expectClose } from "../nn/expectClose";
import { expectOwned } from "../nn/expectOwned";

const scales = { imageScale: 2, rewardScale: 3, klScale: 5 };

/** One sequence of two steps with images of two pixels. */
const sights = (pixels: number[], rewards: number[]) => ({
  image: tf.tensor5d(pixels, [1, 2, 1, 2, 1]),
  reward: tf.tensor2d([rewards]),
});

describeOnEachBackend("modelLosses", () => {
  it("sums over pixels, means over steps, by hand", () => {
    const predicted = sights([0, 0, 0, 0], [1, 1]);
    const { imageLoss, rewardLoss, loss } = modelLosses(predicted, sights([1, 1, 2, 0], [1, 3]), tf.scalar(7), scales); // prettier-ignore
    expectClose(imageLoss, (0.5 * (1 + 1) + 0.5 * 4) / 2);
    expectClose(rewardLoss, (0 + 0.5 * 4) / 2);
    expectClose(loss, 2 * 1.5 + 3 * 1 + 5 * 7);
  });

  it("is 0 where what came was predicted, but for the divergence", () => {
    const seen = sights([0.1, 0.2, 0.3, 0.4], [1, 2]);
    expectClose(modelLosses(seen, seen, tf.scalar(0.5), scales).loss, 2.5);
  });

  it("refuses images of another shape, and leaves no tensor behind", () => {
    const [seen, divergence] = [sights([0, 0, 0, 0], [1, 1]), tf.scalar(1)];
    const other = { ...seen, image: tf.zeros<tf.Rank.R5>([1, 2, 2, 1, 1]) };
    expect(() => modelLosses(other, seen, divergence, scales)).toThrow("must have shape");
    expectOwned(() => modelLosses(seen, seen, divergence, scales));
  });
});
