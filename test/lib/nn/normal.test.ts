import * as tf from "lib/tensor/tf";
import { klNormal, normalEntropy, normalLogProb, normalSample, unitNormalLogProb } from "lib/nn/normal";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";
import { golden } from "./golden";

const halfLogTwoPi = 0.9189385332046727;

function example() {
  const { tensor, numbers } = golden("normal");
  const p = { mean: tensor("mean"), std: tensor("std") };
  const q = { mean: tensor("otherMean"), std: tensor("otherStd") };
  return { p, q, x: tensor("x"), noise: tensor("noise"), numbers };
}

describeOnEachBackend("normalLogProb", () => {
  it("is −½ z² − log σ − ½ log 2π, by hand", () => {
    const p = { mean: tf.tensor([1, -1]), std: tf.tensor([2, 0.5]) };
    expectClose(normalLogProb(p, tf.tensor([5, -1])), -2 - 2 * halfLogTwoPi);
  });

  it("sums PyTorch's log-densities over the last axis", () => {
    const { p, x, numbers } = example();
    expectClose(normalLogProb(p, x), numbers.logProb);
  });

  it("has the gradients of central differences", () => {
    const { p, x } = example();
    checkGradients((tree) => tf.sum(normalLogProb(tree.p, tree.x)), { p, x }, 1e-2);
  });

  it("refuses shapes that differ", () => {
    const { p } = example();
    expect(() => normalLogProb(p, tf.zeros([3]))).toThrow("normalLogProb: x must have shape [2, 3], got [3]");
    expect(() => normalLogProb({ ...p, std: tf.ones([3]) }, p.mean)).toThrow(
      "normalLogProb: p: std must have shape [2, 3], got [3]",
    );
  });
});

describeOnEachBackend("unitNormalLogProb", () => {
  it("sums over as many last axes as an event has", () => {
    const mean = tf.tensor2d([[0, 1], [2, 3]]); // prettier-ignore
    const x = tf.tensor2d([[0, 1], [0, 0]]); // prettier-ignore
    expectClose(unitNormalLogProb(mean, x, 0), [[-halfLogTwoPi, -halfLogTwoPi], [-2 - halfLogTwoPi, -4.5 - halfLogTwoPi]]); // prettier-ignore
    expectClose(unitNormalLogProb(mean, x, 1), [-2 * halfLogTwoPi, -6.5 - 2 * halfLogTwoPi]);
    expectClose(unitNormalLogProb(mean, x, 2), -6.5 - 4 * halfLogTwoPi);
    const { p, x: draws, numbers } = example();
    expectClose(unitNormalLogProb(p.mean, draws, 2), numbers.unitLogProb);
  });

  it("has slope x − mean", () => {
    const { p, x } = example();
    const slope = tf.grad((mean) => tf.sum(unitNormalLogProb(mean, x, 1)))(p.mean);
    expectClose(slope, tf.sub(x, p.mean).arraySync() as number[][]);
  });

  it("refuses more event axes than there are", () => {
    expect(() => unitNormalLogProb(tf.zeros([2]), tf.zeros([2]), 2)).toThrow(
      "eventRank must be 0 to 1, got 2",
    );
    expect(() => unitNormalLogProb(tf.zeros([2]), tf.zeros([3]), 1)).toThrow(
      "x must have shape [2], got [3]",
    );
  });
});

describeOnEachBackend("normalEntropy", () => {
  it("is PyTorch's, and ½ log 2πe for a standard normal", () => {
    const { p, numbers } = example();
    expectClose(normalEntropy(p), numbers.entropy);
    expectClose(normalEntropy({ mean: tf.tensor([9]), std: tf.tensor([1]) }), 1.4189385332);
  });
});

describeOnEachBackend("normalSample", () => {
  it("is mean + std ⊙ noise, and gives both the gradients of that", () => {
    const { p, noise, numbers } = example();
    expectClose(normalSample(p.mean, p.std, noise), numbers.sample);
    const [byMean, byStd] = tf.grads((mean, std) => tf.sum(normalSample(mean, std, noise)))([p.mean, p.std]);
    expectClose(byMean, [[1, 1, 1], [1, 1, 1]], 0); // prettier-ignore
    expectClose(byStd, numbers.noise);
    expect(() => normalSample(p.mean, p.std, tf.zeros([3]))).toThrow("noise must have shape [2, 3], got [3]");
  });
});

describeOnEachBackend("klNormal", () => {
  it("is PyTorch's", () => {
    const { p, q, numbers } = example();
    expectClose(klNormal(p, q), numbers.kl);
  });

  it("is log 2 − 3/8 from a normal to one twice as wide, by hand", () => {
    const [p, q] = [
      { mean: tf.tensor([0]), std: tf.tensor([1]) },
      { mean: tf.tensor([0]), std: tf.tensor([2]) },
    ];
    expectClose(klNormal(p, q), Math.LN2 - 3 / 8);
    expectClose(klNormal(q, p), 1.5 - Math.LN2);
  });

  it("is exactly 0 from a distribution to itself, with slope 0", () => {
    const { p } = example();
    expectClose(klNormal(p, p), [0, 0], 0);
    const slopes = tf.grads((mean, std) => tf.sum(klNormal({ mean, std }, p)))([p.mean, p.std]);
    for (const slope of slopes) expectClose(slope, [[0, 0, 0], [0, 0, 0]], 1e-6); // prettier-ignore
  });

  it("has the gradients of central differences", () => {
    const { p, q } = example();
    checkGradients((tree) => tf.sum(klNormal(tree.p, tree.q)), { p, q }, 2e-2);
  });

  it("refuses shapes that differ", () => {
    const { p } = example();
    const q = { mean: tf.zeros([3]), std: tf.ones([3]) };
    expect(() => klNormal(p, q)).toThrow("klNormal: q.mean must have shape [2, 3], got [3]");
  });
});

describeOnEachBackend("the functions of normals", () => {
  it("leave no tensor behind", () => {
    const { p, q, x, noise } = example();
    expectOwned(() => normalLogProb(p, x));
    expectOwned(() => unitNormalLogProb(p.mean, x, 1));
    expectOwned(() => normalEntropy(p));
    expectOwned(() => normalSample(p.mean, p.std, noise));
    expectOwned(() => klNormal(p, q));
  });
});
