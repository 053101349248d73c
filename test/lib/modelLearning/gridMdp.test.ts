import { Rng } from "lib/core/rng";
import { createIce } from "lib/envs/grids/ice";
import { createGridMap } from "lib/envs/grids/gridMap";
import { gridTable } from "lib/envs/grids/gridTable";
import { meanCost } from "lib/envs/rollout";
import { followSteps, gridMdp } from "lib/modelLearning/gridMdp";
import { expectedCost, planFiniteHorizon, stationary } from "lib/tabular/finiteHorizon";
import { deterministicPolicy } from "lib/tabular/mdp";

describe("gridMdp", () => {
  const map = createGridMap(["S.G"]);
  const next = gridTable(map);
  const mdp = (H: number) => gridMdp(map, (s, a) => [{ next: next[s][a], probability: 1 }], H);

  it("starts at the start, moves by the outcomes and has the costs of the map", () => {
    const { P, C, mu, S, A } = mdp(5);
    expect([S, A, mu]).toEqual([3, 4, [1, 0, 0]]);
    expect(P[0]).toEqual([[1, 0, 0], [1, 0, 0], [1, 0, 0], [0, 1, 0]]); // prettier-ignore
    expect(C.map((row) => row[3])).toEqual([1, 1, 0]);
    expect(expectedCost(mdp(5), planFiniteHorizon(mdp(5)))).toBe(2);
  });

  it("adds up outcomes that lead to the same cell", () => {
    const half = { next: 1, probability: 0.5 };
    expect(gridMdp(map, () => [half, half], 1).P[0][0]).toEqual([0, 1, 0]);
    expect(() => gridMdp(map, () => [half], 1)).toThrow("P[0][0] must sum to 1, got 0.5");
  });
});

describe("followSteps", () => {
  it("takes the action of its state and step", () => {
    const policy = followSteps([deterministicPolicy([3, 1], 4), deterministicPolicy([0, 2], 4)]);
    const rng = new Rng(1);
    expect([policy(0, 0, rng), policy(1, 0, rng), policy(0, 1, rng), policy(1, 1, rng)]).toEqual([
      3, 1, 0, 2,
    ]);
  });

  it("costs in sampled episodes of the world what the MDP of that world expects", () => {
    const world = createIce();
    const mdp = gridMdp(world.map, (state, action) => world.outcomes(state, action), 40);
    const right = stationary(deterministicPolicy(new Array<number>(mdp.S).fill(3), 4), 40);
    const exact = expectedCost(mdp, right);
    const sampled = meanCost(world, followSteps(right), { horizon: 40, episodes: 4000, rng: new Rng(1) });
    // the cost of an episode is between 6 and 78, with a standard deviation below 36
    expect(Math.abs(sampled - exact)).toBeLessThan((5 * 36) / Math.sqrt(4000));
  });
});
