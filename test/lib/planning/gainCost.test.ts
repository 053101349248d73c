import { Rng } from "lib/core/rng";
import { gainCost } from "lib/planning/gainCost";
import { lqr } from "lib/planning/lqr";
import { randomSystem } from "./randomSystem";

describe("gainCost", () => {
  it("sums the costs of a scalar: P = (q + rk²) / (1 − (a + bk)²)", () => {
    const system = { A: [[2]], B: [[1]], Q: [[1]], R: [[3]] };
    expect(gainCost(system, [[-1.5]])[0][0]).toBeCloseTo((1 + 3 * 2.25) / (1 - 0.25), 12);
    expect(gainCost(system, [[-2]])).toEqual([[13]]);
  });

  it("gives the cost-to-go of lqr for its gain, and more for every other", () => {
    for (let seed = 0; seed < 20; seed++) {
      const system = randomSystem(new Rng(seed), 1 + (seed % 3), 2);
      const { K, P, stable } = lqr(system.A, system.B, system.Q, system.R);
      if (!stable) continue;
      const cost = gainCost(system, K);
      cost.forEach((row, i) => row.forEach((p, j) => expect(p).toBeCloseTo(P[i][j], 6)));
      const other = gainCost(
        system,
        K.map((row) => row.map((k) => k + 1e-3)),
      );
      other.forEach((row, i) => expect(row[i]).toBeGreaterThanOrEqual(cost[i][i] - 1e-9));
    }
  });

  it("refuses a gain that stabilises nothing", () => {
    const system = { A: [[2]], B: [[1]], Q: [[1]], R: [[1]] };
    expect(() => gainCost(system, [[0]])).toThrow("gainCost: K must stabilise A and B");
    expect(() => gainCost(system, [[NaN]])).toThrow(RangeError);
  });
});
