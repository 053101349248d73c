import { actionKinds } from "lib/agents/dreamer/actionKinds";
import { Rng } from "lib/core/rng";
import * as tf from "lib/tensor/tf";
import { expectClose } from "../../nn/expectClose";
import { expectOwned } from "../../nn/expectOwned";

const { tanhNormal, truncatedNormal, oneHot } = actionKinds;
const [halfLogTwoPi, initStd] = [0.9189385332046727, 5.0001];

beforeAll(() => tf.ready());

describe("actionKinds.tanhNormal", () => {
  it("draws tanh(σ noise) with an untrained network's 0 and 0, by hand", () => {
    const { action, logProb, entropy } = tanhNormal.draw(tf.zeros([1, 2]), tf.tensor2d([[0.1]]));
    const u = 0.1 * initStd;
    const density = -0.005 - Math.log(initStd) - halfLogTwoPi - Math.log(1 - Math.tanh(u) ** 2);
    expectClose(action, [[Math.tanh(u)]]);
    expectClose(logProb, [density]);
    expectClose(entropy, [-density]);
  });

  it("draws with calm noise the middle action, 5 tanh(m / 5) before the tanh", () => {
    const noise = tf.fill<tf.Rank.R2>([1, 1], tanhNormal.calm);
    const { action } = tanhNormal.draw(tf.tensor2d([[0.5, 3]]), noise);
    expectClose(action, [[Math.tanh(5 * Math.tanh(0.1))]]);
  });

  it("takes two numbers of the network for each number of an action", () => {
    expect(tanhNormal.outputs(6)).toBe(12);
  });
});

describe("actionKinds.truncatedNormal", () => {
  it("draws the median with calm noise: the middle where the network gives 0, a constant in log π", () => {
    const noise = tf.fill<tf.Rank.R2>([1, 1], truncatedNormal.calm);
    const stats = tf.zeros<tf.Rank.R2>([1, 2]);
    expectClose(truncatedNormal.draw(stats, noise).action, [[0]]);
    const slope = tf.grad((x) => tf.sum(truncatedNormal.draw(x as tf.Tensor2D, noise).logProb))(stats);
    expectClose(tf.slice(slope, [0, 0], [1, 1]), [[0]]); // through the action it would be larger, or smaller
  });

  it("is almost even between −1 and 1 before it has learnt: entropy near ln 2", () => {
    const { entropy } = truncatedNormal.draw(tf.zeros([1, 2]), tf.fill([1, 1], 0.3));
    expectClose(entropy, [Math.LN2], 0.02);
  });
});

describe("actionKinds.oneHot", () => {
  it("draws the class that the noise favours, with its log-probability and the policy's entropy, by hand", () => {
    const stats = tf.log(tf.tensor2d([[0.5, 0.25, 0.25]])) as tf.Tensor2D;
    const { action, logProb, entropy } = oneHot.draw(stats, tf.tensor2d([[0.1, 0.9, 0.1]]));
    expectClose(action, [[0, 1, 0]], 0);
    expectClose(logProb, [Math.log(0.25)]);
    expectClose(entropy, [1.5 * Math.LN2]);
  });

  it("draws with calm noise the likeliest class", () => {
    const noise = tf.fill<tf.Rank.R2>([2, 3], oneHot.calm);
    const { action } = oneHot.draw(tf.tensor2d([[0, 0.1, -1], [3, 2, 2.9]]), noise); // prettier-ignore
    expectClose(action, [[0, 1, 0], [1, 0, 0]], 0); // prettier-ignore
  });

  it("draws each class as often as its probability says", () => {
    const N = 4000;
    const stats = tf.tile(tf.log(tf.tensor2d([[0.6, 0.3, 0.1]])), [N, 1]) as tf.Tensor2D;
    const noise = tf.tensor2d(oneHot.fillNoise(new Rng(1), new Float32Array(3 * N)), [N, 3]);
    const shares = tf.mean(oneHot.draw(stats, noise).action, 0);
    expectClose(shares, [0.6, 0.3, 0.1], 0.03);
  });
});

describe.each(Object.entries(actionKinds))("actionKinds.%s", (_name, kind) => {
  const example = () => {
    const stats = tf.tensor2d([[0.3, -0.2, 0.5, 0.1]]).slice([0, 0], [1, kind.outputs(2)]);
    return [stats as tf.Tensor2D, tf.tensor2d([[0.3, 0.8]])] as const;
  };

  it("lets the gradient through the action into the network", () => {
    const [stats, noise] = example();
    const slope = tf.grad((x) => tf.sum(tf.mul(kind.draw(x as tf.Tensor2D, noise).action, [1, -2])))(stats);
    expect(tf.min(tf.abs(slope)).dataSync()[0]).toBeGreaterThan(0);
  });

  it("refuses noise of another shape, and leaves no tensor behind", () => {
    const [stats, noise] = example();
    expect(() => kind.draw(stats, tf.zeros([1, 3]))).toThrow("noise must have shape [1, 2], got [1, 3]");
    expectOwned(() => kind.draw(stats, noise));
  });
});
