import { classicBound } from "lib/tabular/classicBound";
import { evalPolicy } from "lib/tabular/evalPolicy";
import { totalVariation } from "lib/core/metrics";
import { leakChain } from "lib/tabular/worlds/leakChain";
import { tightBound } from "lib/tabular/worlds/tightBound";
import { expectAtMost, expectClose, instances } from "../instances";

describe("tightBound", () => {
  it("is 90.83 at γ = .99, ε = .1, where the classic bound is 990", () => {
    expect(tightBound(0.99, 0.1)).toBeCloseTo(100 - 1 / 0.109, 10);
    expect(tightBound(0.99, 0.1)).toBeCloseTo(90.83, 1);
    expect(classicBound(0.99, 0.1)).toBeCloseTo(990, 8);
  });

  it("is the gap of the leak chain", () => {
    for (const gamma of [0, 0.5, 0.9, 0.99]) {
      for (const epsilon of [0, 0.001, 0.1, 0.5, 1]) {
        const { world, model } = leakChain(gamma, epsilon);
        const pi = [[1], [1]];
        const gap = evalPolicy(world, pi)[0] - evalPolicy(model, pi)[0];
        expectClose(tightBound(gamma, epsilon), gap, 1e-9);
      }
    }
  });

  it("holds on 1000 random MDPs and lies below the classic bound", () => {
    for (const { world, model, pi, tolerance } of instances(1000, "tight")) {
      const epsilon = Math.max(
        ...world.P.flatMap((rows, s) => rows.map((p, a) => totalVariation(p, model.P[s][a]))),
      );
      const [V, VModel] = [evalPolicy(world, pi), evalPolicy(model, pi)];
      const difference = Math.max(...V.map((v, s) => Math.abs(v - VModel[s])));
      expectAtMost(difference, tightBound(world.gamma, epsilon), tolerance);
      expectAtMost(tightBound(world.gamma, epsilon), classicBound(world.gamma, epsilon), tolerance);
    }
  });
});
