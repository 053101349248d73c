import * as tf from "lib/tensor/tf";
import { lambdaReturn, type Predictions } from "lib/objectives/lambdaReturn";
import { checkGradients } from "../nn/checkGradients";
import { describeOnEachBackend } from "../nn/eachBackend";
import { expectClose } from "../nn/expectClose";
import { expectOwned } from "../nn/expectOwned";

const [reward, value, discount] = [
  [1, -2, 0.5, 3],
  [4, 1, -1, 2],
  [0.9, 0.5, 0.8, 0.7],
];

function row(r: number[], v: number[], d: number[]): Predictions {
  return { reward: tf.tensor2d([r]), value: tf.tensor2d([v]), discount: tf.tensor2d([d]) };
}

/** The n-step return from state t: rewards of n states, then the value of the state after them. */
function nStepReturn(t: number, n: number): number {
  let [sum, product] = [0, 1];
  for (let k = t; k < t + n; k++) {
    sum += product * reward[k];
    product *= discount[k];
  }
  return sum + product * value[t + n];
}

/** The λ-return as an average: (1 − λ) Σ λⁿ⁻¹ (n-step return), and the longest one with what is left of the weights. */
function averaged(t: number, lambda: number): number {
  const longest = reward.length - 1 - t;
  let sum = lambda ** (longest - 1) * nStepReturn(t, longest);
  for (let n = 1; n < longest; n++) sum += (1 - lambda) * lambda ** (n - 1) * nStepReturn(t, n);
  return sum;
}

describeOnEachBackend("lambdaReturn", () => {
  it("gives the published targets [6.375, 11.5, 18] and [9.8125, 15.25, 23]", () => {
    const [d, unused] = [[0.5, 0.5, 0.5, 0.5], 99];
    expectClose(lambdaReturn(row([1, 2, 3, unused], [unused, 10, 20, 30], d), 0.5), [[6.375, 11.5, 18]], 0);
    expectClose(lambdaReturn(row([1, 2, 3, unused], [unused, 20, 30, 40], d), 0.5), [[9.8125, 15.25, 23]], 0);
  });

  it("is r_t + d_t v_{t+1} for λ = 0: the target of one-step temporal differences", () => {
    expectClose(lambdaReturn(row(reward, value, discount), 0), [[1 + 0.9, -2 - 0.5, 0.5 + 1.6]]);
  });

  it("is the discounted sum of rewards and the last value for λ = 1", () => {
    const last = 0.5 + 0.8 * 2;
    expectClose(lambdaReturn(row(reward, value, discount), 1), [
      [1 + 0.9 * (-2 + 0.5 * last), -2 + 0.5 * last, last],
    ]);
  });

  it("is the average of all n-step returns with weights (1 − λ) λⁿ⁻¹", () => {
    for (const lambda of [0, 0.3, 0.95, 1])
      expectClose(lambdaReturn(row(reward, value, discount), lambda), [
        [0, 1, 2].map((t) => averaged(t, lambda)),
      ]);
  });

  it("counts nothing after a state where the episode ends", () => {
    const ended = [0.9, 0, 0.8, 0.7];
    const one = lambdaReturn(row(reward, value, ended), 0.9);
    const other = lambdaReturn(row([1, -2, 77, 77], [4, 1, 77, 77], ended), 0.9);
    const firstTwo = (x: tf.Tensor2D) => tf.slice(x, [0, 0], [1, 2]).arraySync();
    expect(firstTwo(one)).toEqual(firstTwo(other));
    expectClose(tf.slice(one, [0, 1], [1, 1]), [[-2]], 0);
  });

  it("stays at v = r / (1 − d) where reward and value always are that", () => {
    for (const lambda of [0, 0.5, 1])
      expectClose(lambdaReturn(row([2, 2, 2], [8, 8, 8], [0.75, 0.75, 0.75]), lambda), [[8, 8]], 0);
  });

  it("keeps trajectories apart", () => {
    const two = (x: number[]) => tf.tensor2d([x, x.map((number) => -number)]);
    const both = lambdaReturn({ reward: two(reward), value: two(value), discount: tf.tensor2d([discount, discount]) }, 0.9); // prettier-ignore
    expectClose(tf.sum(both, 0), [0, 0, 0]);
  });

  it("has the gradients of central differences, by rewards, values and discounts", () => {
    checkGradients((tree) => tf.sum(tf.square(lambdaReturn(tree, 0.8))), row(reward, value, discount), 1e-2);
  });

  it("refuses shapes that differ, and leaves no tensor behind", () => {
    const given = row(reward, value, discount);
    expect(() => lambdaReturn({ ...given, value: tf.zeros([1, 3]) }, 0.5)).toThrow(
      "lambdaReturn: value must have shape [1, 4], got [1, 3]",
    );
    expect(() => lambdaReturn({ ...given, discount: tf.zeros([2, 4]) }, 0.5)).toThrow(
      "lambdaReturn: discount must have shape [1, 4], got [2, 4]",
    );
    expectOwned(() => lambdaReturn(given, 0.5));
  });
});
