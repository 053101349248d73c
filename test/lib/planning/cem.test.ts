import { Rng } from "lib/core/rng";
import { cem } from "lib/planning/cem";

/** The optimum, of which the last control lies beyond its bound of 1. */
const target = [[0.5, -1.2], [-0.3, 0.8], [0.9, 1.5]]; // prettier-ignore
const evaluate = (controls: number[][]) =>
  controls.reduce(
    (total, row, t) => total + row.reduce((sum, u, i) => sum + (1 + t) * (u - target[t][i]) ** 2, 0),
    0,
  );
const search = {
  evaluate,
  horizon: 3,
  low: [-1, -2],
  high: [1, 1],
  samples: 300,
  elites: 30,
  iterations: 30,
};

describe("cem", () => {
  it("reaches the optimum of a quadratic within 1e-3, on the bound where that is nearest", () => {
    for (let seed = 0; seed < 10; seed++) {
      const { mean, best } = cem({ ...search, rng: new Rng(seed) });
      mean.forEach((row, t) =>
        row.forEach((u, i) => expect(Math.abs(u - Math.min(1, target[t][i]))).toBeLessThan(1e-3)),
      );
      expect(Math.abs(best.cost - 3 * 0.5 ** 2)).toBeLessThan(1e-3);
    }
  });

  it("reports the lowest cost so far, which never rises, and a best sequence of that cost", () => {
    const { costs, best } = cem({ ...search, rng: new Rng("costs") });
    expect(costs.length).toBe(30);
    for (let i = 1; i < 30; i++) expect(costs[i]).toBeLessThanOrEqual(costs[i - 1]);
    expect(costs[29]).toBeLessThan(costs[0]);
    expect([best.cost, evaluate(best.controls)]).toEqual([costs[29], costs[29]]);
  });

  it("fits mean and deviation to the elites by hand, and keeps a part of the former ones", () => {
    const drawn: number[][][] = [];
    const watched = (controls: number[][]) => {
      drawn.push(controls);
      return controls[0][0];
    };
    const one = {
      evaluate: watched,
      horizon: 1,
      low: [-10],
      high: [10],
      samples: 5,
      elites: 2,
      iterations: 1,
    };
    const { mean, std } = cem({ ...one, mean: [[1]], std: [2], smoothing: 0.25, rng: new Rng(2) });
    const [u, v] = drawn.map(([[value]]) => value).sort((x, y) => x - y);
    expect(mean[0][0]).toBeCloseTo(0.25 * 1 + 0.75 * ((u + v) / 2), 12);
    expect(std[0][0]).toBeCloseTo(0.25 * 2 + 0.75 * ((v - u) / 2), 12);
  });

  it("keeps the least standard deviation and the bounds", () => {
    let outside = 0;
    const inBounds = (controls: number[][]) => {
      if (controls.some(([u, v]) => u < -1 || u > 1 || v < -2 || v > 1)) outside++;
      return evaluate(controls);
    };
    const { std } = cem({ ...search, evaluate: inBounds, minStd: 0.3, rng: new Rng(1) });
    expect(Math.min(...std.flat())).toBeGreaterThanOrEqual(0.3);
    expect(outside).toBe(0);
    expect(Math.min(...cem({ ...search, rng: new Rng(1) }).std.flat())).toBeLessThan(0.01);
  });

  it("repeats itself for the same seed and differs for another", () => {
    const find = (seed: number) => cem({ ...search, iterations: 3, rng: new Rng(seed) });
    expect(find(1)).toEqual(find(1));
    expect(find(1).mean).not.toEqual(find(2).mean);
  });

  it("passes over sequences whose cost is not a number", () => {
    const odd = (controls: number[][]) => (controls[0][0] < 0 ? NaN : evaluate(controls));
    expect(cem({ ...search, evaluate: odd, rng: new Rng(4) }).mean[0][0]).toBeCloseTo(0.5, 2);
  });

  it("refuses what is out of range", () => {
    const rng = new Rng(0);
    expect(() => cem({ ...search, elites: 301, rng })).toThrow(
      "elites must be at most samples, got 301 of 300",
    );
    expect(() => cem({ ...search, smoothing: 1, rng })).toThrow("cem: smoothing must be in [0, 1), got 1");
    expect(() => cem({ ...search, minStd: -1, rng })).toThrow("cem: minStd must be at least 0, got -1");
    expect(() => cem({ ...search, mean: [[0, 0]], rng })).toThrow(
      "cem: mean must have shape [3, 2], got [1, 2]",
    );
    expect(() => cem({ ...search, iterations: 0, rng })).toThrow(
      "cem: iterations must be a positive integer",
    );
  });
});
