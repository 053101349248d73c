import { Rng } from "lib/core/rng";
import {
  truncatedNormal,
  truncatedNormalEntropy,
  truncatedNormalLogProb,
  truncatedNormalSample,
} from "lib/nn/truncatedNormal";
import * as tf from "lib/tensor/tf";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";

/** By Python's statistics.NormalDist; the entropies by 200,000 midpoints between −1 and 1. */
const cases = [
  { m: 0.3, s: -1, u: 0.2, mean: 0.2913126, std: 0.8550813, x: -0.3932743, logProb: -0.7693746, entropy: 0.6566711 },
  { m: -2, s: 0.5, u: 0.9, mean: -0.9640276, std: 1.224353, x: 0.6044868, logProb: -1.1597088, entropy: 0.6330677 },
  { m: 0, s: -6, u: 0.5, mean: 0, std: 0.1948517, x: 0, logProb: 0.716578, entropy: -0.216582 },
  { m: 1.5, s: -5, u: 0.999, mean: 0.9051483, std: 0.2517164, x: 0.999562, logProb: 0.825818, entropy: -0.5043983 },
]; // prettier-ignore

const belief = ({ mean, std }: { mean: number; std: number }) => ({
  mean: tf.tensor([mean]),
  std: tf.tensor([std]),
});

describeOnEachBackend("truncatedNormal", () => {
  it.each(cases)("is cut off at ±1: $m, $s", ({ m, s, u, x, logProb, entropy, ...numbers }) => {
    const p = truncatedNormal(tf.tensor([m, s]));
    expectClose(p.mean, [numbers.mean]);
    expectClose(p.std, [numbers.std]);
    expectClose(truncatedNormalSample(p, tf.tensor([u])), [x], 1e-4);
    expectClose(truncatedNormalLogProb(p, tf.tensor([x])), logProb, 1e-4);
    expectClose(truncatedNormalEntropy(p), entropy, 1e-4);
  });

  it("adds up log p and entropy of several numbers", () => {
    const [first, second] = cases;
    const p = { mean: tf.tensor([first.mean, second.mean]), std: tf.tensor([first.std, second.std]) };
    expectClose(
      truncatedNormalLogProb(p, tf.tensor([first.x, second.x])),
      first.logProb + second.logProb,
      1e-4,
    );
    expectClose(truncatedNormalEntropy(p), first.entropy + second.entropy, 1e-4);
  });

  it("has −log p of its draws as entropy, on average (4 standard errors), and never leaves ±1", () => {
    const count = 4000;
    const ones = tf.ones([count, 1]);
    const p = { mean: tf.mul(ones, 0.3), std: tf.mul(ones, 0.6) };
    const noise = tf.tensor2d(new Rng(1).fillOpenUniform(new Float32Array(count)), [count, 1]);
    const draws = truncatedNormalSample(p, noise);
    expect(tf.max(tf.abs(draws)).dataSync()[0]).toBeLessThan(1);
    const surprise = tf.neg(truncatedNormalLogProb(p, draws));
    const { mean, variance } = tf.moments(surprise);
    const error = Math.sqrt(variance.dataSync()[0] / count);
    const entropy = truncatedNormalEntropy(belief({ mean: 0.3, std: 0.6 })).dataSync()[0];
    expect(Math.abs(mean.dataSync()[0] - entropy)).toBeLessThan(4 * error);
  });

  it("has the gradients of central differences: draw, log p and entropy", () => {
    const tree = { mean: tf.tensor([0.3, -0.8]), std: tf.tensor([0.6, 0.9]) };
    const [noise, x] = [tf.tensor([0.3, 0.7]), tf.tensor([0.2, -0.5])];
    checkGradients((p) => tf.sum(truncatedNormalSample(p, noise)), tree);
    checkGradients((p) => tf.sum(truncatedNormalLogProb(p, x)), tree);
    checkGradients((p) => tf.sum(truncatedNormalEntropy(p)), tree);
  });

  it("refuses shapes that differ, and leaves no tensor behind", () => {
    const [p, noise] = [belief(cases[0]), tf.tensor([0.5])];
    expect(() => truncatedNormalSample(p, tf.zeros([2]))).toThrow("noise must have shape [1], got [2]");
    expect(() => truncatedNormalLogProb(p, tf.zeros([2]))).toThrow("x must have shape [1], got [2]");
    expectOwned(() => truncatedNormalSample(p, noise));
    expectOwned(() => truncatedNormalLogProb(p, noise));
    expectOwned(() => truncatedNormalEntropy(p));
  });
});
