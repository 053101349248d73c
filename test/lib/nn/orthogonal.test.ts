import * as tf from "lib/tensor/tf";
import { Rng } from "lib/core/rng";
import { mean } from "lib/core/metrics";
import { orthogonal } from "lib/nn/orthogonal";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";

beforeAll(() => tf.ready());

const identity = (n: number) =>
  Array.from({ length: n }, (_row, i) => Array.from({ length: n }, (_, j) => +(i === j)));

describe("orthogonal", () => {
  it("makes the rows of a wide matrix orthonormal", () => {
    const wide = orthogonal(new Rng(1), [20, 60]);
    expectClose(tf.matMul(wide, wide, false, true), identity(20), 1e-6);
  });

  it("makes the columns of a tall matrix orthonormal", () => {
    const tall = orthogonal(new Rng(1), [30, 7]);
    expectClose(tf.matMul(tall, tall, true, false), identity(7), 1e-6);
  });

  it("prefers no direction: the entries have mean 0 and variance 1 / length", () => {
    const draws = Array.from(orthogonal(new Rng(3), [40, 100]).dataSync());
    expect(Math.abs(mean(draws))).toBeLessThan(4 * Math.sqrt(1 / 100 / draws.length));
    expect(mean(draws.map((x) => x ** 4)) * 100 ** 2).toBeCloseTo((3 * 100) / 102, 0);
    const firsts = Array.from({ length: 400 }, (_, seed) => orthogonal(new Rng(seed), [1, 1]).dataSync()[0]);
    expect(Math.abs(mean(firsts))).toBeLessThan(4 / Math.sqrt(400));
  });

  it("refuses what is not a matrix and leaves no tensor behind", () => {
    expect(() => orthogonal(new Rng(1), [2, 2, 2])).toThrow("shape must be [rows, columns], got [2, 2, 2]");
    expectOwned(() => orthogonal(new Rng(1), [4, 12]));
  });
});
