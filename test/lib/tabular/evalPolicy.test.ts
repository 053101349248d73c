import { evalPolicy } from "lib/tabular/evalPolicy";
import { dot } from "lib/core/metrics";
import { policyRewards, policyTransitions } from "lib/tabular/mdp";
import { qValues } from "lib/tabular/qValues";
import { best, expectClose, instances, move, stay, twoStates } from "./instances";

describe("evalPolicy", () => {
  it("matches two-state cases by hand", () => {
    expectClose(evalPolicy(twoStates, stay), [0, 2]);
    expectClose(evalPolicy(twoStates, best), [1, 2]);
    // V(0) = V(1)/2 and V(1) = 1 + V(0)/2
    expectClose(evalPolicy(twoStates, move), [2 / 3, 4 / 3]);
  });

  it("satisfies V = r + γPV on 1000 random MDPs", () => {
    for (const { world, pi, tolerance } of instances(1000, "evalPolicy")) {
      const V = evalPolicy(world, pi);
      const r = policyRewards(world, pi);
      expectClose(V, policyTransitions(world, pi).map((row, s) => r[s] + world.gamma * dot(row, V)), tolerance); // prettier-ignore
    }
  });

  it("is 1/(1−γ) everywhere if every reward is 1", () => {
    for (const { world, pi, tolerance } of instances(30, "constant")) {
      const ones = { ...world, R: world.R.map((row) => row.map(() => 1)) };
      expectClose(evalPolicy(ones, pi), world.mu.map(() => 1 / (1 - world.gamma)), tolerance); // prettier-ignore
    }
  });

  it("refuses what is not a policy", () => {
    expect(() => evalPolicy(twoStates, [[1, 0]])).toThrow(RangeError);
  });
});

describe("qValues", () => {
  it("matches a two-state case by hand", () => {
    expectClose(qValues(twoStates, [1, 2]), [[0.5, 1], [2, 1.5]]); // prettier-ignore
    expect(() => qValues(twoStates, [1])).toThrow("qValues: V must have shape [2], got [1]");
  });

  it("averages to V under the policy that V belongs to", () => {
    for (const { world, pi, tolerance } of instances(100, "qValues")) {
      const V = evalPolicy(world, pi);
      expectClose(qValues(world, V).map((row, s) => dot(row, pi[s])), V, tolerance); // prettier-ignore
    }
  });
});
