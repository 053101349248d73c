import { Rng } from "lib/core/rng";
import { randomShooting } from "lib/planning/randomShooting";

const target = [[0.5, -1], [0.25, 1.5]]; // prettier-ignore
const evaluate = (controls: number[][]) =>
  controls.reduce((total, row, t) => total + row.reduce((sum, u, i) => sum + (u - target[t][i]) ** 2, 0), 0);
const search = { evaluate, horizon: 2, low: [0, -2], high: [1, 2] };

describe("randomShooting", () => {
  it("returns the cheapest of what it drew, uniformly between the bounds", () => {
    const seen: number[][][] = [];
    const watched = (controls: number[][]) => {
      seen.push(controls);
      return evaluate(controls);
    };
    const best = randomShooting({ ...search, evaluate: watched, samples: 2000, rng: new Rng(1) });
    expect(seen.length).toBe(2000);
    expect(best.cost).toBe(Math.min(...seen.map(evaluate)));
    expect(evaluate(best.controls)).toBe(best.cost);
    const second = seen.flat().map((u) => u[1]);
    expect(seen.flat().every(([u, v]) => u >= 0 && u <= 1 && v >= -2 && v <= 2)).toBe(true);
    expect(Math.abs(second.reduce((total, v) => total + v, 0) / second.length)).toBeLessThan(0.08);
    expect(Math.max(...second) - Math.min(...second)).toBeGreaterThan(3.9);
  });

  it("improves with more samples of the same seed, and never gets worse", () => {
    const costs = [1, 10, 100, 1000, 10_000].map(
      (samples) => randomShooting({ ...search, samples, rng: new Rng(5) }).cost,
    );
    for (let i = 1; i < costs.length; i++) expect(costs[i]).toBeLessThanOrEqual(costs[i - 1]);
    expect(costs[4]).toBeLessThan(costs[0] / 10);
  });

  it("repeats itself for the same seed, and passes over costs that are not a number", () => {
    const odd = (controls: number[][]) => (controls[0][0] < 0.5 ? NaN : evaluate(controls));
    const find = () => randomShooting({ ...search, evaluate: odd, samples: 100, rng: new Rng(3) });
    expect(find()).toEqual(find());
    expect(find().controls[0][0]).toBeGreaterThanOrEqual(0.5);
  });

  it("refuses bounds and counts that are none", () => {
    const rng = new Rng(0);
    expect(() => randomShooting({ ...search, samples: 0, rng })).toThrow(
      "randomShooting: samples must be a positive integer, got 0",
    );
    expect(() => randomShooting({ ...search, low: [0, 3], samples: 1, rng })).toThrow(
      "randomShooting: low[1] must be finite and at most high[1], got 3 and 2",
    );
    expect(() => randomShooting({ ...search, low: [0], samples: 1, rng })).toThrow("got 1 and 2");
    expect(() => randomShooting({ ...search, horizon: 1.5, samples: 1, rng })).toThrow("horizon must be");
  });
});
