import { dot } from "lib/core/metrics";
import { evalPolicy } from "lib/tabular/evalPolicy";
import { deterministicPolicy } from "lib/tabular/mdp";
import { twoRoads } from "lib/tabular/worlds/twoRoads";

describe("twoRoads", () => {
  const value = (safe: number, risky: number, action: number) => {
    const m = twoRoads(safe, risky);
    return dot(m.mu, evalPolicy(m, deterministicPolicy([action, 0, 0, 0], 2)));
  };

  it("is worth 5.4 times the chance to arrive on the safe road", () => {
    expect(value(1, 0.2, 0)).toBeCloseTo(5.4, 12);
    expect(value(0.1, 0.2, 0)).toBeCloseTo(0.54, 12);
  });

  it("is worth 9 times the chance to arrive on the risky road", () => {
    expect(value(1, 0.2, 1)).toBeCloseTo(1.8, 12);
  });

  it("refuses what is not a probability", () => {
    expect(() => twoRoads(1.2, 0.2)).toThrow(RangeError);
  });
});
