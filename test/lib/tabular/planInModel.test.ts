import { evalPolicy } from "lib/tabular/evalPolicy";
import { planInModel } from "lib/tabular/planInModel";
import { qValues } from "lib/tabular/qValues";
import { best, expectAtMost, instances, twoStates } from "./instances";

describe("planInModel", () => {
  it("matches the two-state case by hand", () => {
    expect(planInModel(twoStates)).toEqual(best);
  });

  it("leaves no action better than its own on 1000 random MDPs", () => {
    for (const { world, tolerance } of instances(1000, "plan")) {
      const V = evalPolicy(world, planInModel(world));
      qValues(world, V).forEach((row, s) => expectAtMost(Math.max(...row), V[s], tolerance));
    }
  });

  it("takes the lowest index among equal actions", () => {
    const same = { ...twoStates, P: [twoStates.P[0], [twoStates.P[1][0], twoStates.P[1][0]]] };
    expect(planInModel({ ...same, R: [[0, 0], [0, 0]] })).toEqual([[1, 0], [1, 0]]); // prettier-ignore
    expect(planInModel(same)).toEqual(best);
  });
});
