import * as tf from "lib/tensor/tf";
import { Rng } from "lib/core/rng";
import { mean } from "lib/core/metrics";
import { fansOf, glorotUniform, truncatedNormal, zeros } from "lib/nn/init";
import { expectOwned } from "./expectOwned";

beforeAll(() => tf.ready());

const valuesOf = (tensor: tf.Tensor) => tf.tidy(() => Array.from(tensor.dataSync()));

describe("fansOf", () => {
  it("counts a dense kernel's rows and columns, and a conv kernel's window times its channels", () => {
    expect(fansOf([3, 5])).toEqual({ in: 3, out: 5, avg: 4 });
    expect(fansOf([4, 4, 3, 32])).toEqual({ in: 48, out: 512, avg: 280 });
    expect(() => fansOf([7])).toThrow("shape must be that of a dense or conv kernel, got [7]");
  });
});

describe("glorotUniform", () => {
  it("fills [−L, L] evenly, L = √(6 / (fanIn + fanOut))", () => {
    const limit = Math.sqrt(6 / (16 * 50));
    const kernel = glorotUniform(new Rng("glorot"), [4, 4, 20, 30]);
    const draws = valuesOf(kernel);
    expect(kernel.shape).toEqual([4, 4, 20, 30]);
    expect(Math.max(...draws)).toBeLessThanOrEqual(Math.fround(limit));
    expect(Math.max(...draws)).toBeGreaterThan(0.995 * limit);
    expect(Math.min(...draws)).toBeLessThan(-0.995 * limit);
    expect(Math.abs(mean(draws))).toBeLessThan((4 * limit) / Math.sqrt(3 * draws.length));
    expect(mean(draws.map((x) => x ** 2)) / (limit ** 2 / 3)).toBeCloseTo(1, 1);
    kernel.dispose();
  });

  it("draws on from the generator, so that two layers differ and a seed repeats", () => {
    const pair = (seed: number) => {
      const rng = new Rng(seed);
      return [valuesOf(glorotUniform(rng, [2, 2])), valuesOf(glorotUniform(rng, [2, 2]))];
    };
    expect(pair(1)).toEqual(pair(1));
    expect(pair(1)[0]).not.toEqual(pair(1)[1]);
    expect(pair(1)[0]).not.toEqual(pair(2)[0]);
  });
});

describe("truncatedNormal", () => {
  it("cuts at two standard deviations of the uncut normal and has variance 1 / fan", () => {
    const draws = valuesOf(truncatedNormal(new Rng("cut"), [100, 400], "in"));
    const cut = 2 * 1.1368 * Math.sqrt(1 / 100); // DreamerV3's factor
    const largest = Math.max(...draws.map(Math.abs));
    expect(largest).toBeLessThanOrEqual(cut * 1.0001);
    expect(largest).toBeGreaterThan(0.999 * cut);
    expect(Math.abs(mean(draws))).toBeLessThan(4 * 0.1 * Math.sqrt(1 / draws.length));
    expect(mean(draws.map((x) => x ** 2)) * 100).toBeCloseTo(1, 1);
  });

  it("takes the fan and the scale that it is told", () => {
    const spread = (...options: ["in" | "out" | "avg", number?]) =>
      Math.sqrt(mean(valuesOf(truncatedNormal(new Rng(1), [3, 3, 10, 60], ...options)).map((x) => x ** 2)));
    const base = spread("in");
    expect(spread("out") / base).toBeCloseTo(Math.sqrt(10 / 60), 5);
    expect(spread("avg") / base).toBeCloseTo(Math.sqrt(10 / 35), 5);
    expect(spread("in", 0.01) / base).toBeCloseTo(0.01, 5);
    expect(spread("in", 0)).toBe(0);
  });
});

describe("every initializer", () => {
  it("returns one tensor and leaves no other behind", () => {
    expectOwned(() => glorotUniform(new Rng(1), [2, 3]));
    expectOwned(() => truncatedNormal(new Rng(1), [2, 3], "avg"));
    expectOwned(() => zeros(new Rng(1), [2, 3, 4]));
    expect(valuesOf(zeros(new Rng(1), [3]))).toEqual([0, 0, 0]);
  });
});
