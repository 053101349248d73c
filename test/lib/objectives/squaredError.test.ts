import * as tf from "lib/tensor/tf";
import { unitNormalLogProb } from "lib/nn/normal";
import { squaredError } from "lib/objectives/squaredError";
import { describeOnEachBackend } from "../nn/eachBackend";
import { expectClose } from "../nn/expectClose";
import { expectOwned } from "../nn/expectOwned";

const prediction = () => tf.tensor2d([[0, 1], [2, 3]]); // prettier-ignore
const target = () => tf.tensor2d([[0, 3], [1, -1]]); // prettier-ignore

describeOnEachBackend("squaredError", () => {
  it("is half the square of each number, summed over an event's axes, by hand", () => {
    expectClose(squaredError(prediction(), target(), 0), [[0, 2], [0.5, 8]]); // prettier-ignore
    expectClose(squaredError(prediction(), target(), 1), [2, 8.5]);
    expectClose(squaredError(prediction(), target(), 2), 10.5);
  });

  it("is −log N(x; x̂, 1) less ½ log 2π for each number", () => {
    const logProb = unitNormalLogProb(prediction(), target(), 1);
    const constant = Math.log(2 * Math.PI); // of two numbers
    expectClose(tf.neg(tf.add(logProb, constant)), [2, 8.5]);
  });

  it("sums over the pixels of an image and keeps batch and time", () => {
    const image = tf.ones([2, 3, 4, 4, 1]);
    expectClose(squaredError(tf.zerosLike(image), image, 3), [[8, 8, 8], [8, 8, 8]]); // prettier-ignore
  });

  it("has slope x̂ − x", () => {
    const slope = tf.grad((x) => tf.sum(squaredError(x, target(), 1)))(prediction());
    expectClose(slope, [[0, -2], [1, 4]]); // prettier-ignore
  });

  it("refuses shapes that differ, and leaves no tensor behind", () => {
    expect(() => squaredError(prediction(), tf.zeros([2]), 0)).toThrow(
      "squaredError: target must have shape [2, 2], got [2]",
    );
    const given = [prediction(), target()] as const;
    expectOwned(() => squaredError(...given, 1));
    expectOwned(() => squaredError(...given, 0));
  });
});
