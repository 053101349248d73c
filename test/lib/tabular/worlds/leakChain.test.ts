import { evalPolicy } from "lib/tabular/evalPolicy";
import { expectedCost, stationary } from "lib/tabular/finiteHorizon";
import { finiteHorizonGap } from "lib/tabular/finiteHorizonGap";
import { leakChain, leakChainEpisode } from "lib/tabular/worlds/leakChain";
import { simulationGap } from "lib/tabular/simulationGap";
import { expectClose } from "../instances";

const pi = [[1], [1]];

describe("leakChain", () => {
  it("has the closed forms: gap −90.83 and classic bound 990 at γ = .99, ε = .1", () => {
    const { world, model } = leakChain(0.99, 0.1);
    expectClose(evalPolicy(world, pi), [100, 0], 1e-9);
    expectClose(evalPolicy(model, pi), [1 / 0.109, 0], 1e-9);
    const { gap, bound } = simulationGap(world, model, pi);
    expectClose([gap, bound], [1 / 0.109 - 100, 990], 1e-7);
    expect(gap).toBeCloseTo(-90.826, 3);
    expect(() => leakChain(0.9, 2)).toThrow("epsilon must be in [0, 1], got 2");
  });
});

describe("leakChainEpisode", () => {
  const gapAt = (H: number, epsilon: number) => {
    const { world, model } = leakChainEpisode(H, epsilon);
    return finiteHorizonGap(world, model, stationary(pi, H));
  };

  it("costs nothing in the world and Σ (1 − (1−ε)ᵗ) in the model", () => {
    const closed = Array.from({ length: 20 }, (_, t) => 1 - 0.9 ** t).reduce((a, b) => a + b, 0);
    expectClose(gapAt(20, 0.1).gap, closed);
    expect(expectedCost(leakChainEpisode(20, 0.1).world, stationary(pi, 20))).toBe(0);
  });

  it("compounds: the gap grows as H² (slope 2.0–2.1 for ε = 1e-4, H = 8 … 128)", () => {
    const slope = Math.log(gapAt(128, 1e-4).gap / gapAt(8, 1e-4).gap) / Math.log(128 / 8);
    expect(slope).toBeGreaterThan(2.0);
    expect(slope).toBeLessThan(2.1);
  });
});
