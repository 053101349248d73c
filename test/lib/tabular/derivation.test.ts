import { slLine1, slLine2, slLine3 } from "lib/tabular/derivation";
import { evalPolicy } from "lib/tabular/evalPolicy";
import { best, expectClose, instances, twoStates } from "./instances";
import { withTransitions } from "lib/tabular/mdp";

describe("slLine1, slLine2 and slLine3", () => {
  it("match a case by hand: a model in which no action moves, V̂ = [4, 8], V = [2, 6]", () => {
    const model = withTransitions(twoStates, [[[1, 0], [1, 0]], [[0, 1], [0, 1]]]); // prettier-ignore
    const [Vhat, V] = [[4, 8], [2, 6]]; // prettier-ignore
    expectClose(slLine1(twoStates, model, best, Vhat, V), [-1, 1]);
    expectClose(slLine2(twoStates, model, best, Vhat, V), [-1, 1]);
    // (I − γP)x = [−2, 0] with P: 0 → 1, 1 → 1
    expectClose(slLine3(twoStates, model, best, Vhat), [-2, 0]);
  });

  it("all equal V̂ − V when both are values, on 1000 random MDPs", () => {
    for (const { world, model, pi, tolerance } of instances(1000, "lines")) {
      const [Vhat, V] = [evalPolicy(model, pi), evalPolicy(world, pi)];
      const difference = Vhat.map((v, s) => v - V[s]);
      expectClose(slLine1(world, model, pi, Vhat, V), difference, tolerance);
      expectClose(slLine2(world, model, pi, Vhat, V), difference, tolerance);
      expectClose(slLine3(world, model, pi, Vhat), difference, tolerance);
    }
  });
});
