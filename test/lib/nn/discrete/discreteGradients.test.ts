import { Rng } from "lib/core/rng";
import { exactGradient, straightThroughMean, twoSampleGradient } from "lib/nn/discrete/discreteGradients";
import { softmax } from "lib/nn/discrete/softmax";

const rng = new Rng("discrete gradients");
const numbers = (n: number) => Array.from({ length: n }, () => rng.normal());
const [K, logits] = [4, numbers(4)];
const p = softmax(logits);

/** E[f] by these logits. */
const expected = (at: readonly number[], values: readonly number[]) =>
  softmax(at).reduce((sum, x, k) => sum + x * values[k], 0);

const close = (got: readonly number[], right: readonly number[], digits = 9) =>
  got.forEach((x, i) => expect(x).toBeCloseTo(right[i], digits));

describe("exactGradient", () => {
  it("is the slope of E[f], by central differences", () => {
    const values = numbers(K);
    const moved = (i: number, h: number) => expected(logits.map((x, j) => (i === j ? x + h : x)), values); // prettier-ignore
    const slopes = logits.map((_, i) => (moved(i, 1e-4) - moved(i, -1e-4)) / 2e-4);
    close(exactGradient(logits, values), slopes, 6);
  });
});

describe("straightThroughMean", () => {
  it("is exact where f is linear", () => {
    const weights = numbers(K);
    close(straightThroughMean(logits, weights.map(() => weights)), exactGradient(logits, weights)); // prettier-ignore
  });

  it("is right for a square of an even coin by luck, and biased for a cube: ⅜ for ¼", () => {
    // f is 9/16 at e₁ and 1/16 at e₂; its slopes are 1½ and −½ along x₁
    const [even, slopes] = [[0, 0], [[1.5, 0], [-0.5, 0]]]; // prettier-ignore
    close(straightThroughMean(even, slopes), [0.125, -0.125]);
    close(exactGradient(even, [9 / 16, 1 / 16]), [0.125, -0.125]);
    const cubic = [[3, 0], [0, 0]]; // prettier-ignore
    close(straightThroughMean(even, cubic), [0.375, -0.375]);
    close(exactGradient(even, [1, 0]), [0.25, -0.25]);
  });
});

describe("twoSampleGradient", () => {
  it("moves the better draw up and the other one down, by half of what is between them", () => {
    expect(twoSampleGradient({ draw: 2, value: 5 }, { draw: 0, value: 1 }, 3)).toEqual([-2, 0, 2]);
  });

  it("is 0 for two draws of one class", () => {
    expect(twoSampleGradient({ draw: 1, value: 5 }, { draw: 1, value: 5 }, 2)).toEqual([0, 0]);
  });

  it("is the exact gradient on average over all pairs, whatever f is", () => {
    const values = numbers(K);
    const mean = logits.map(() => 0);
    for (let a = 0; a < K; a++)
      for (let b = 0; b < K; b++) {
        const one = twoSampleGradient({ draw: a, value: values[a] }, { draw: b, value: values[b] }, K);
        one.forEach((x, i) => (mean[i] += p[a] * p[b] * x));
      }
    close(mean, exactGradient(logits, values));
  });
});
