import { Rng } from "lib/core/rng";
import { totalVariation } from "lib/core/metrics";
import { perturbedModel, randomMdp, randomPolicy } from "lib/tabular/worlds/randomMdp";

const size = { S: 4, A: 3, gamma: 0.9 };

describe("randomMdp", () => {
  it("is valid, has rewards in [0, 1], and repeats for the same seed", () => {
    const m = randomMdp(new Rng(1), size);
    expect([m.S, m.A, m.R.flat().length]).toEqual([4, 3, 12]);
    expect(m.R.flat().every((r) => r >= 0 && r < 1)).toBe(true);
    expect(randomMdp(new Rng(1), size)).toEqual(m);
    expect(randomMdp(new Rng(2), size)).not.toEqual(m);
  });
});

describe("randomPolicy", () => {
  it("has one distribution per state", () => {
    const pi = randomPolicy(new Rng(1), size);
    for (const row of pi) expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect([pi.length, pi[0].length]).toEqual([4, 3]);
  });
});

describe("perturbedModel", () => {
  it("is the world at noise 0 and at most `noise` away in total variation", () => {
    const world = randomMdp(new Rng(1), size);
    expect(perturbedModel(new Rng(2), world, 0)).toEqual(world);
    const model = perturbedModel(new Rng(2), world, 0.3);
    const distances = world.P.flatMap((actions, s) =>
      actions.map((row, a) => totalVariation(row, model.P[s][a])),
    );
    expect(Math.max(...distances)).toBeLessThanOrEqual(0.3);
    expect(Math.min(...distances)).toBeGreaterThan(0);
    expect(model.R).toBe(world.R);
    expect(() => perturbedModel(new Rng(2), world, 2)).toThrow("noise must be in [0, 1], got 2");
  });
});
