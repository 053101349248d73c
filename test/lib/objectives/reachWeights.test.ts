import * as tf from "lib/tensor/tf";
import { reachWeights } from "lib/objectives/reachWeights";
import { describeOnEachBackend } from "../nn/eachBackend";
import { expectClose } from "../nn/expectClose";
import { expectOwned } from "../nn/expectOwned";

describeOnEachBackend("reachWeights", () => {
  it("is 1, then the product of the discounts of all states before, by hand", () => {
    const discount = tf.tensor2d([[0.9, 0.5, 0.8, 0.7], [0.5, 0.5, 0.5, 0.5]]); // prettier-ignore
    expectClose(reachWeights(tf.ones([2]), discount), [[1, 0.9, 0.45], [1, 0.5, 0.25]]); // prettier-ignore
  });

  it("is 0 everywhere after a start that is the end of an episode, and the others' stay", () => {
    const discount = tf.tensor2d([[0.9, 0.9, 0.9], [0.9, 0.9, 0.9]]); // prettier-ignore
    expectClose(reachWeights(tf.tensor1d([0, 1]), discount), [[0, 0], [1, 0.9]]); // prettier-ignore
  });

  it("is 0 from the state after an end on", () => {
    expectClose(reachWeights(tf.ones([1]), tf.tensor2d([[1, 0, 1, 1]])), [[1, 1, 0]], 0);
  });

  it("is 1 where nothing is discounted and nothing ends", () => {
    expectClose(reachWeights(tf.ones([1]), tf.ones([1, 5])), [[1, 1, 1, 1]], 0);
  });

  it("is a constant for gradients", () => {
    const slope = tf.grad((d) => tf.add(tf.sum(reachWeights(tf.ones([1]), d as tf.Tensor2D)), tf.sum(d)));
    expectClose(slope(tf.tensor2d([[0.5, 0.5, 0.5]])), [[1, 1, 1]], 0);
  });

  it("refuses another number of starts, and leaves no tensor behind", () => {
    expect(() => reachWeights(tf.ones([3]), tf.ones([2, 4]))).toThrow(
      "reachWeights: startContinues must have shape [2], got [3]",
    );
    const given = [tf.ones<tf.Rank.R1>([2]), tf.ones<tf.Rank.R2>([2, 4])] as const;
    expectOwned(() => reachWeights(...given));
  });
});
