import { withTransitions } from "lib/tabular/mdp";
import { simulationGap } from "lib/tabular/simulationGap";
import { best, expectAtMost, expectClose, instances, stay, twoStates } from "./instances";

describe("simulationGap", () => {
  it("matches a case by hand: a model in which no action moves", () => {
    const model = withTransitions(twoStates, [[[1, 0], [1, 0]], [[0, 1], [0, 1]]]); // prettier-ignore
    // J = 1 in the world, 0 in the model; d = ½ on (0, 1); TV = 1 there; V̂ = [0, 2]
    const { gap, rhs, bound } = simulationGap(twoStates, model, best);
    expectClose([gap, rhs, bound], [-1, -1, 1]);
    expectClose(Object.values(simulationGap(twoStates, model, stay)), [0, 0, 0]);
  });

  it("is an identity, and the bound holds, on 1000 random MDPs", () => {
    for (const { world, model, pi, tolerance } of instances(1000, "simulation")) {
      const { gap, rhs, bound } = simulationGap(world, model, pi);
      expectClose(rhs, gap, tolerance);
      expectAtMost(Math.abs(gap), bound, tolerance);
    }
  });

  it("holds mirrored: the model's occupancy goes with the world's value", () => {
    for (const { world, model, pi, tolerance } of instances(100, "mirror")) {
      expectClose(simulationGap(model, world, pi).rhs, -simulationGap(world, model, pi).gap, tolerance);
    }
  });

  it("is 0 on both sides for the right model", () => {
    for (const { world, pi, tolerance } of instances(20, "same")) {
      expectClose(Object.values(simulationGap(world, world, pi)), [0, 0, 0], tolerance);
    }
  });
});
