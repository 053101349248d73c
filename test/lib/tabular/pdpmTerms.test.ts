import { evalPolicy } from "lib/tabular/evalPolicy";
import { expectedReturn, withTransitions } from "lib/tabular/mdp";
import { pdpmTerms } from "lib/tabular/pdpmTerms";
import { planInModel } from "lib/tabular/planInModel";
import { best, expectClose, instances, stay, twoStates } from "./instances";

describe("pdpmTerms", () => {
  it("matches a case by hand: a model in which no action moves", () => {
    const model = withTransitions(twoStates, [[[1, 0], [1, 0]], [[0, 1], [0, 1]]]); // prettier-ignore
    // the model sees no use in moving, so its plan stays; the model is too pessimistic where the expert goes
    expectClose(Object.values(pdpmTerms(twoStates, model, stay, best)), [0, 0, 1, 1]);
  });

  it("sums to the gap on 1000 random MDPs", () => {
    for (const { world, model, pi, other, tolerance } of instances(1000, "pdpm")) {
      const { planning, learnerModelErr, expertModelErr, gap } = pdpmTerms(world, model, pi, other);
      expectClose(planning + learnerModelErr + expertModelErr, gap, tolerance);
      const J = (policy: typeof pi) => expectedReturn(world.mu, evalPolicy(world, policy));
      expectClose(gap, J(other) - J(pi), tolerance);
    }
  });

  it("has a planning term of at most 0 for an optimal planner", () => {
    for (const { world, model, other, tolerance } of instances(100, "pdpm plan")) {
      expect(pdpmTerms(world, model, planInModel(model), other).planning).toBeLessThanOrEqual(tolerance);
    }
  });
});
