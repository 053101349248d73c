import { evalPolicy } from "lib/tabular/evalPolicy";
import { dot, sum } from "lib/core/metrics";
import { expectedReturn } from "lib/tabular/mdp";
import { occupancy } from "lib/tabular/occupancy";
import { best, expectClose, instances, move, stay, twoStates } from "./instances";

describe("occupancy", () => {
  it("matches two-state cases by hand", () => {
    expectClose(occupancy(twoStates, stay), [[1, 0], [0, 0]]); // prettier-ignore
    expectClose(occupancy(twoStates, best), [[0, 0.5], [0.5, 0]]); // prettier-ignore
    // states 0, 1, 0, 1, … with weights ½, ¼, ⅛, …
    expectClose(occupancy(twoStates, move), [[0, 2 / 3], [0, 1 / 3]]); // prettier-ignore
  });

  it("is a distribution with E_d[r] = (1−γ)J on 1000 random MDPs", () => {
    for (const { world, pi, tolerance } of instances(1000, "occupancy")) {
      const d = occupancy(world, pi);
      expectClose(sum(d.flat()), 1, tolerance);
      expect(Math.min(...d.flat())).toBeGreaterThanOrEqual(0);
      const J = expectedReturn(world.mu, evalPolicy(world, pi));
      expectClose(dot(d.flat(), world.R.flat()), (1 - world.gamma) * J, tolerance);
    }
  });
});
