import { evalPolicy } from "lib/tabular/evalPolicy";
import { expectedReturn } from "lib/tabular/mdp";
import { performanceDifference } from "lib/tabular/performanceDifference";
import { best, expectClose, instances, move, stay, twoStates } from "./instances";

describe("performanceDifference", () => {
  it("matches two-state cases by hand", () => {
    expectClose(performanceDifference(twoStates, best, stay), 1);
    expectClose(performanceDifference(twoStates, stay, best), -1);
    expectClose(performanceDifference(twoStates, move, best), 2 / 3 - 1);
  });

  it("is J(π') − J(π) on 1000 random MDPs", () => {
    for (const { world, pi, other, tolerance } of instances(1000, "pdl")) {
      const J = (policy: typeof pi) => expectedReturn(world.mu, evalPolicy(world, policy));
      expectClose(performanceDifference(world, pi, other), J(pi) - J(other), tolerance);
    }
  });
});
