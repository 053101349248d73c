import * as tf from "lib/tensor/tf";
import { Rng } from "lib/core/rng";
import { klCategorical, sampleOneHotSt } from "lib/nn/categorical";
import { oneHotLogits, oneHotSample } from "lib/nn/oneHot";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";

/** Log-probabilities of some beliefs, [3, 2, 4], by the seed. */
const beliefs = (seed: string) =>
  oneHotLogits(tf.tensor3d(new Rng(seed).fillNormal(new Float32Array(24)), [3, 2, 4]));

describeOnEachBackend("klCategorical", () => {
  it("adds up over the variables: log 2 from a sure to an even bit, twice that from two", () => {
    const sure = oneHotLogits(tf.tensor3d([[[100, 0]], [[100, 0]]]));
    const even = tf.fill([2, 1, 2], -Math.LN2);
    expectClose(klCategorical(sure, even), [Math.LN2, Math.LN2]);
    expectClose(klCategorical(tf.reshape(sure, [1, 2, 2]), tf.reshape(even, [1, 2, 2])), [2 * Math.LN2]);
  });

  it("is ½ log ½ / ¼ + ½ log ½ / ¾ from an even bit to one of ¼ and ¾, and not that the other way", () => {
    const [p, q] = [[0.5, 0.5], [0.25, 0.75]].map((row) => tf.log(tf.tensor2d([row]))); // prettier-ignore
    expectClose(klCategorical(p, q), 0.5 * Math.log(2) + 0.5 * Math.log(2 / 3));
    expectClose(klCategorical(q, p), 0.25 * Math.log(1 / 2) + 0.75 * Math.log(3 / 2));
  });

  it("is exactly 0 from a belief to itself, and has the gradients of central differences", () => {
    expectClose(klCategorical(beliefs("p"), beliefs("p")), [0, 0, 0], 0);
    const raw = (seed: string) => tf.tensor3d(new Rng(seed).fillNormal(new Float32Array(6)), [1, 2, 3]);
    checkGradients(({ p, q }) => tf.sum(klCategorical(oneHotLogits(p), oneHotLogits(q))), {
      p: raw("p"),
      q: raw("q"),
    });
  });

  it("refuses shapes that differ", () => {
    expect(() => klCategorical(tf.zeros([2, 3]), tf.zeros([3]))).toThrow(
      "klCategorical: q must have shape [2, 3], got [3]",
    );
  });
});

describeOnEachBackend("sampleOneHotSt", () => {
  const noise = (seed: string) => tf.tensor3d(new Rng(seed).fillOpenUniform(new Float32Array(24)), [3, 2, 4]);

  it("takes the first clock to ring: of rates ½, ½ that with the greater noise", () => {
    const even = tf.fill([2, 2], -Math.LN2);
    expectClose(sampleOneHotSt(even, tf.tensor2d([[0.9, 0.1], [0.1, 0.9]])), [[1, 0], [0, 1]], 0); // prettier-ignore
  });

  it("draws what oneHotSample draws, exactly one-hot", () => {
    const logProbs = beliefs("p");
    const draws = sampleOneHotSt(logProbs, noise("n"));
    expectClose(draws, oneHotSample(logProbs, noise("n")).arraySync(), 0);
    expectClose(tf.sum(draws, -1), [[1, 1], [1, 1], [1, 1]], 0); // prettier-ignore
  });

  it("has exactly the gradient of the probabilities", () => {
    const weights = beliefs("weights");
    const slopes = (choose: (logProbs: tf.Tensor) => tf.Tensor) =>
      tf.grad((x) => tf.sum(tf.mul(choose(oneHotLogits(x)), weights)))(beliefs("p"));
    const through = slopes((logProbs) => sampleOneHotSt(logProbs, noise("n")));
    expectClose(through, slopes(tf.exp).arraySync() as number[][][]);
    expect(tf.max(tf.abs(through)).dataSync()[0]).toBeGreaterThan(0.01);
  });

  it("refuses noise of another shape, and leaves no tensor behind", () => {
    expect(() => sampleOneHotSt(tf.zeros([2, 3]), tf.zeros([3]))).toThrow(
      "sampleOneHotSt: noise must have shape [2, 3], got [3]",
    );
    const [logProbs, other, uniform] = [beliefs("p"), beliefs("q"), noise("n")];
    expectOwned(() => klCategorical(logProbs, other));
    expectOwned(() => sampleOneHotSt(logProbs, uniform));
    expectOwned(() => tf.grad((x) => tf.sum(tf.square(sampleOneHotSt(x, uniform))))(logProbs));
  });
});
