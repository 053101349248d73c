import * as tf from "lib/tensor/tf";
import { Rng } from "lib/core/rng";
import {
  klOneHot,
  oneHotEntropy,
  oneHotLogits,
  oneHotLogProb,
  oneHotMode,
  oneHotSample,
} from "lib/nn/oneHot";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";
import { golden } from "./golden";

const example = () => golden("one_hot");

describeOnEachBackend("oneHotLogits", () => {
  it("are PyTorch's normalised logits, with and without the uniform share", () => {
    const { tensor, numbers } = example();
    expectClose(oneHotLogits(tensor("raw")), numbers.logits);
    expectClose(oneHotLogits(tensor("raw"), 0.1), numbers.mixed);
  });

  it("give no class less than the uniform share, and all the same with a share of 1", () => {
    const sure = tf.exp(oneHotLogits(tf.tensor([100, 0, 0, -100]), 0.01));
    expectClose(sure, [0.9925, 0.0025, 0.0025, 0.0025]);
    expectClose(oneHotLogits(tf.tensor([100, 0]), 1), [-Math.LN2, -Math.LN2]);
  });

  it("refuse a share that is none", () => {
    for (const share of [-0.1, 1.1, NaN])
      expect(() => oneHotLogits(tf.zeros([2]), share)).toThrow(
        `unimix must be between 0 and 1, got ${share}`,
      );
  });
});

describeOnEachBackend("oneHotSample", () => {
  it("draws what PyTorch's logits plus Gumbel noise draw", () => {
    const { tensor, numbers } = example();
    expectClose(oneHotSample(oneHotLogits(tensor("raw")), tensor("noise")), numbers.sample, 0);
  });

  it("draws each class with its probability", () => {
    const n = 20_000;
    const p = [0.5, 0.3, 0.15, 0.05];
    const noise = tf.tensor2d(new Rng("classes").fillOpenUniform(new Float32Array(4 * n)), [n, 4]);
    const draws = oneHotSample(tf.tile(tf.log(tf.tensor2d([p])), [n, 1]), noise);
    const shares = tf.mean(draws, 0).dataSync();
    p.forEach((share, k) => {
      expect(Math.abs(shares[k] - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / n));
    });
    expectClose(tf.sum(draws, 1), Array(n).fill(1), 0);
  });

  it("never draws a class of probability 0, at the ends of the noise too", () => {
    const logits = oneHotLogits(tf.tensor([-1e4, 0]));
    expectClose(oneHotSample(logits, tf.tensor([1 - 2 ** -24, 2 ** -24])), [0, 1], 0);
  });

  it("has exactly the gradient of the probabilities: straight-through", () => {
    const { tensor } = example();
    const [raw, noise, weights] = [tensor("raw"), tensor("noise"), tensor("other")];
    const through = (choose: (logits: tf.Tensor) => tf.Tensor) =>
      tf
        .grad((x) => tf.sum(tf.mul(choose(oneHotLogits(x, 0.01)), weights)))(raw)
        .arraySync() as number[][][];
    expect(through((logits) => oneHotSample(logits, noise))).toEqual(through(tf.exp));
    expect(through(oneHotMode)).toEqual(through(tf.exp));
  });

  it("refuses noise of another shape", () => {
    expect(() => oneHotSample(tf.zeros([2, 3]), tf.zeros([3]))).toThrow(
      "noise must have shape [2, 3], got [3]",
    );
  });
});

describeOnEachBackend("oneHotMode", () => {
  it("is the likeliest class", () => {
    expectClose(oneHotMode(oneHotLogits(tf.tensor2d([[0, 2, 1], [3, 2, -1]]))), [[0, 1, 0], [1, 0, 0]], 0); // prettier-ignore
  });
});

describeOnEachBackend("oneHotLogProb and oneHotEntropy", () => {
  it("are PyTorch's", () => {
    const { tensor, numbers } = example();
    const logits = oneHotLogits(tensor("raw"));
    expectClose(oneHotLogProb(logits, tensor("sample")), numbers.logProb);
    expectClose(oneHotEntropy(logits), numbers.entropy);
  });

  it("are −log K and log K for K classes that are equally likely", () => {
    const logits = oneHotLogits(tf.tensor([7, 7, 7, 7]));
    expectClose(oneHotLogProb(logits, tf.tensor([0, 0, 1, 0])), -Math.log(4));
    expectClose(oneHotEntropy(logits), Math.log(4));
  });

  it("have the gradients of central differences", () => {
    const x = tf.tensor([[0, 1, 0]]);
    const tree = { raw: tf.tensor([[0.3, -1, 0.5]]) };
    checkGradients(({ raw }) => tf.sum(oneHotLogProb(oneHotLogits(raw), x)), tree);
    checkGradients(({ raw }) => tf.sum(oneHotEntropy(oneHotLogits(raw, 0.1))), tree);
  });

  it("refuse shapes that differ", () => {
    expect(() => oneHotLogProb(tf.zeros([2, 3]), tf.zeros([3]))).toThrow("x must have shape [2, 3], got [3]");
  });
});

describeOnEachBackend("klOneHot", () => {
  it("is PyTorch's, with and without the uniform share", () => {
    const { tensor, numbers } = example();
    const kl = (share?: number) =>
      klOneHot(oneHotLogits(tensor("raw"), share), oneHotLogits(tensor("other"), share));
    expectClose(kl(), numbers.kl);
    expectClose(kl(0.1), numbers.mixedKl);
  });

  it("sums to the published 1.9163513 for the two categoricals of DreamerV3's fixture", () => {
    const posterior = oneHotLogits(tf.tensor2d([[2, -1, 0.5], [-0.5, 1.5, 0]]), 0.01); // prettier-ignore
    const prior = oneHotLogits(tf.tensor2d([[0, 1, -1], [1, -0.5, 0.5]]), 0.01); // prettier-ignore
    expectClose(tf.sum(klOneHot(posterior, prior)), 1.9163513, 2e-7);
  });

  it("is exactly 0 from a distribution to itself", () => {
    const logits = oneHotLogits(example().tensor("raw"), 0.01);
    expectClose(klOneHot(logits, logits), [[0, 0, 0], [0, 0, 0]], 0); // prettier-ignore
  });

  it("has the gradients of central differences", () => {
    const tree = { p: tf.tensor([0.3, -1, 0.5]), q: tf.tensor([-0.3, 0, 1]) };
    checkGradients(({ p, q }) => klOneHot(oneHotLogits(p, 0.1), oneHotLogits(q, 0.1)) as tf.Scalar, tree);
  });

  it("refuses shapes that differ", () => {
    expect(() => klOneHot(tf.zeros([2, 3]), tf.zeros([3]))).toThrow("q must have shape [2, 3], got [3]");
  });
});

describeOnEachBackend("the functions of one-hot distributions", () => {
  it("leave no tensor behind, with and without a gradient", () => {
    const { tensor } = example();
    const [raw, noise] = [tensor("raw"), tensor("noise")];
    const logits = oneHotLogits(raw, 0.01);
    expectOwned(() => oneHotLogits(raw));
    expectOwned(() => oneHotLogits(raw, 0.01));
    expectOwned(() => oneHotSample(logits, noise));
    expectOwned(() => oneHotMode(logits));
    expectOwned(() => oneHotLogProb(logits, logits));
    expectOwned(() => oneHotEntropy(logits));
    expectOwned(() => klOneHot(logits, logits));
    expectOwned(() => tf.grad((x) => tf.sum(tf.square(oneHotSample(oneHotLogits(x, 0.01), noise))))(raw));
  });
});
