import { equationsOf } from "lib/experiments/04-dreamer-v1/ownEquations";
import * as tf from "lib/tensor/tf";
import { answers } from "./answers";

beforeAll(() => tf.ready());

const predictions = () => {
  const [reward, value, discount] = [1, 2, 3].map((x) => tf.fill<tf.Rank.R2>([4, 3], x));
  return { reward, value, discount };
};

describe("equationsOf", () => {
  it("gives what the student's functions give", () => {
    const given = equationsOf(answers).lambdaReturn!(predictions(), 0.5);
    expect(given.arraySync()).toEqual(answers.lambdaReturn(predictions(), 0.5).arraySync());
  });

  it("names the function, the exercise, the shape that was expected and the one that came", () => {
    const { lambdaReturn } = equationsOf({ ...answers, lambdaReturn: ({ reward }) => reward });
    expect(() => lambdaReturn!(predictions(), 0.5)).toThrow(
      "your lambdaReturn (exercise 4.6) must have shape [4, 2], got [4, 3]",
    );
  });

  it("names the part that is missing", () => {
    const klLoss = () => ({ loss: tf.scalar(1) }) as never;
    const normal = { mean: tf.zeros([1, 1, 1]), std: tf.ones([1, 1, 1]) };
    expect(() => equationsOf({ ...answers, klLoss }).klLoss!(normal, normal, 1)).toThrow(
      "your klLoss (exercise 4.2): kl must be a tensor, got undefined",
    );
  });

  it("refuses a loss that is no single number", () => {
    const criticLoss: typeof answers.criticLoss = ({ value }) => value as never;
    const [value, returns, weight] = [1, 2, 3].map((x) => tf.fill<tf.Rank.R2>([2, 2], x));
    expect(() => equationsOf({ ...answers, criticLoss }).criticLoss!({ value, returns, weight })).toThrow(
      "your criticLoss (exercise 4.7) must have shape [], got [2, 2]",
    );
  });
});
