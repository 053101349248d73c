import * as tf from "lib/tensor/tf";
import { tanhNormal, tanhNormalLogProb, tanhNormalMode, tanhNormalSample } from "lib/nn/tanhNormal";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";
import { golden } from "./golden";

const example = () => golden("tanh_normal");
const single = (mean: number, std: number) => ({ mean: tf.tensor([mean]), std: tf.tensor([std]) });

describeOnEachBackend("tanhNormal", () => {
  it("makes mean and std from a network's output as DreamerV1 does", () => {
    const { tensor, numbers } = example();
    const { mean, std } = tanhNormal(tensor("stats"));
    expectClose(mean, numbers.mean);
    expectClose(std, numbers.std);
  });

  it("has std 5 and mean 0 where the network's output is 0, and means within ±5", () => {
    const untrained = tanhNormal(tf.zeros([4]));
    expectClose(untrained.mean, [0, 0], 0);
    expectClose(untrained.std, [5.0001, 5.0001]);
    expectClose(tanhNormal(tf.tensor([1e4, -1e4, -1e4, -1e4])).mean, [5, -5]);
    expectClose(tanhNormal(tf.tensor([1e4, -1e4, -1e4, -1e4])).std, [1e-4, 1e-4], 1e-9);
  });

  it("refuses an odd last axis", () => {
    expect(() => tanhNormal(tf.zeros([2, 3]))).toThrow("stats must have an even last axis, got shape [2, 3]");
  });
});

describeOnEachBackend("tanhNormalSample", () => {
  it("is tanh(mean + std ⊙ noise), differentiable by both", () => {
    const { raw, action } = tanhNormalSample(single(0.5, 2), tf.tensor([-0.1]));
    expectClose(raw, [0.3]);
    expectClose(action, [Math.tanh(0.3)]);
    const draw = ({ mean, std }: { mean: tf.Tensor; std: tf.Tensor }) =>
      tf.sum<tf.Scalar>(tanhNormalSample({ mean, std }, tf.tensor([0.4, -0.3])).action);
    checkGradients(draw, { mean: tf.tensor([0.1, -0.5]), std: tf.tensor([0.5, 1]) });
  });
});

describeOnEachBackend("tanhNormalLogProb", () => {
  it("is PyTorch's density of the transformed distribution", () => {
    const { tensor, numbers } = example();
    const p = { mean: tensor("mean"), std: tensor("std") };
    expectClose(tanhNormalLogProb(p, tensor("raw")), numbers.logProb);
  });

  it("is a density: it integrates to 1 over the actions", () => {
    const n = 20_000;
    const actions = Array.from({ length: n }, (_, i) => -1 + (2 * (i + 0.5)) / n);
    const raw = tf.tensor2d(actions.map(Math.atanh), [n, 1]);
    const p = { mean: tf.fill([n, 1], 0.3), std: tf.fill([n, 1], 0.8) };
    const integral = tf.sum(tf.exp(tanhNormalLogProb(p, raw))).dataSync()[0] * (2 / n);
    expect(integral).toBeCloseTo(1, 3);
  });

  it("stays exact and finite where tanh is 1 in floating point", () => {
    // log N(30; 30, 1) − log(1 − tanh² 30), the latter being 2 log 2 − 60 up to 1e-26.
    expectClose(tanhNormalLogProb(single(30, 1), tf.tensor([30])), -0.9189385332 - 2 * Math.LN2 + 60);
    expectClose(tanhNormalLogProb(single(-30, 1), tf.tensor([-30])), -0.9189385332 - 2 * Math.LN2 + 60);
  });

  it("has the gradients of central differences", () => {
    const tree = { p: { mean: tf.tensor([0.1, -0.5]), std: tf.tensor([0.7, 1]) }, raw: tf.tensor([0.6, -1]) };
    checkGradients(({ p, raw }) => tanhNormalLogProb(p, raw) as tf.Scalar, tree, 5e-3);
  });
});

describeOnEachBackend("tanhNormalMode", () => {
  it("takes for each row the draw of greatest density", () => {
    const p = { mean: tf.tensor2d([[0.2], [-0.5]]), std: tf.tensor2d([[0.1], [0.1]]) };
    const noise = tf.tensor3d([
      [[2], [0.01]],
      [[0.1], [-1]],
      [[-3], [1.5]],
    ]); // [3 draws, 2 rows, 1]
    expectClose(tanhNormalMode(p, noise), [[Math.tanh(0.21)], [Math.tanh(-0.499)]]);
  });

  it("goes to an end where the normal is wide, as the density is highest there", () => {
    const noise = tf.linspace(-3, 3, 101).reshape([101, 1]);
    expect(Math.abs(tanhNormalMode(single(0.1, 5), noise).dataSync()[0])).toBeGreaterThan(0.999);
    expectClose(tanhNormalMode(single(0.1, 0.2), noise), [Math.tanh(0.1)], 5e-2);
  });

  it("refuses noise of another shape", () => {
    expect(() => tanhNormalMode(single(0, 1), tf.zeros([5, 2]))).toThrow(
      "noise must have shape [5, 1], got [5, 2]",
    );
  });
});

describeOnEachBackend("the functions of tanh normals", () => {
  it("leave no tensor behind", () => {
    const { tensor } = example();
    const [stats, raw, noise] = [tensor("stats"), tensor("raw"), tf.zeros([4, 2, 3])];
    const p = tanhNormal(stats);
    expectOwned(() => tanhNormal(stats));
    expectOwned(() => tanhNormalSample(p, raw));
    expectOwned(() => tanhNormalLogProb(p, raw));
    expectOwned(() => tanhNormalMode(p, noise));
  });
});
