import { corridors, corridorState } from "lib/tabular/worlds/corridors";
import { evalFiniteHorizon, exactEpisodes, expectedCost, planFiniteHorizon } from "lib/tabular/finiteHorizon";
import { momentLoss } from "lib/tabular/momentLoss";
import { oneStepLoss } from "lib/tabular/oneStepLoss";
import { expectClose } from "../instances";

describe("corridors", () => {
  it.each([2, 5, 10])("has the closed forms of the lecture's table for K = %i", (K) => {
    const world = corridors(K, "world");
    const expert = planFiniteHorizon(world);
    const row = (kind: "A" | "B") => {
      const model = corridors(K, kind);
      const learner = planFiniteHorizon(model);
      const data = [...exactEpisodes(world, expert, 1), ...exactEpisodes(world, learner, 1)];
      const V = evalFiniteHorizon(model, learner)[0];
      const loss = (name: "l1" | "zeroOne") => oneStepLoss(world, model, data, name);
      return [loss("l1"), loss("zeroOne"), expectedCost(world, learner), momentLoss(world, model, data, V)];
    };
    expectClose(row("A"), [2 / K, 1 / K, K - 1, (K - 1) / K]);
    expectClose(row("B"), [(2 * (K - 1)) / K, (K - 1) / K, 0, 0]);
    expect(expectedCost(world, expert)).toBe(0);
  });

  it("promises a free episode in every model", () => {
    for (const kind of ["world", "A", "B"] as const) {
      const model = corridors(4, kind);
      expect(expectedCost(model, planFiniteHorizon(model))).toBe(0);
    }
  });

  it("moves as described", () => {
    const { P, S } = corridors(3, "world");
    expect(S).toBe(19);
    expect(P[0][1][corridorState(3, 1, 1, 0)]).toBe(1);
    expect(P[corridorState(3, 0, 1, 2)][1][corridorState(3, 0, 2, 1)]).toBe(1);
    expect(corridors(3, "B").P[corridorState(3, 0, 1, 2)][1][corridorState(3, 0, 2, 0)]).toBe(1);
    expect(() => corridors(1, "world")).toThrow("K must be an integer of at least 2, got 1");
  });
});
