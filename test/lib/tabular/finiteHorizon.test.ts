import { Rng } from "lib/core/rng";
import { dot, sum } from "lib/core/metrics";
import {
  createFiniteHorizonMdp,
  evalFiniteHorizon,
  exactEpisodes,
  expectedCost,
  finiteHorizonOccupancy,
  planFiniteHorizon,
  sampleEpisode,
  stationary,
  type FiniteHorizonMdp,
} from "lib/tabular/finiteHorizon";
import { finiteHorizonGap } from "lib/tabular/finiteHorizonGap";
import { best, expectAtMost, expectClose, instances, twoStates } from "./instances";

const episode = (H: number) => createFiniteHorizonMdp({ P: twoStates.P, C: [[1, 1], [0, 0]], H, mu: [1, 0] }); // prettier-ignore
const random = (count: number, seed: string) =>
  instances(count, seed).map(({ world, model, pi, other }, i) => {
    const H = 1 + (i % 12);
    const asEpisode = (m: typeof world): FiniteHorizonMdp => createFiniteHorizonMdp({ ...m, C: m.R, H });
    const policies = Array.from({ length: H }, (_, h) => (h % 2 === 0 ? pi : other));
    return { world: asEpisode(world), model: asEpisode(model), policies, H };
  });

describe("createFiniteHorizonMdp", () => {
  it("names the first fault", () => {
    expect(() => episode(0)).toThrow("H must be a positive integer, got 0");
    expect(() => createFiniteHorizonMdp({ ...episode(1), mu: [1, 1] })).toThrow("mu must sum to 1, got 2");
    expect(() => createFiniteHorizonMdp({ ...episode(1), C: [[1, 1], [NaN, 0]] })).toThrow("C must be finite"); // prettier-ignore
  });
});

describe("evalFiniteHorizon and expectedCost", () => {
  it("match a case by hand", () => {
    expect(evalFiniteHorizon(episode(3), stationary(best, 3))).toEqual([[1, 0], [1, 0], [1, 0], [0, 0]]); // prettier-ignore
    expect(expectedCost(episode(3), stationary(best, 3))).toBe(1);
    expect(() => expectedCost(episode(3), stationary(best, 2))).toThrow(
      "one policy for each of the 3 steps, got 2",
    );
  });
});

describe("planFiniteHorizon", () => {
  it("takes the lowest index among equal actions", () => {
    expect(planFiniteHorizon(episode(2))).toEqual([best, [[1, 0], [1, 0]]]); // prettier-ignore
  });

  it("costs no more than any other policy", () => {
    for (const { world, policies } of random(200, "plan episode")) {
      expect(expectedCost(world, planFiniteHorizon(world))).toBeLessThanOrEqual(
        expectedCost(world, policies) + 1e-9,
      );
    }
  });
});

describe("finiteHorizonOccupancy", () => {
  it("sums to 1 at each step and gives the expected cost", () => {
    for (const { world, policies } of random(200, "occupancy episode")) {
      const d = finiteHorizonOccupancy(world, policies);
      for (const step of d) expectClose(sum(step.flat()), 1);
      expectClose(sum(d.map((step) => dot(step.flat(), world.C.flat()))), expectedCost(world, policies));
    }
  });
});

describe("sampleEpisode and exactEpisodes", () => {
  it("agree where nothing is random", () => {
    const pairs = [{ s: 0, a: 1 }, { s: 1, a: 0 }]; // prettier-ignore
    expect(sampleEpisode(episode(2), stationary(best, 2), new Rng(1))).toEqual(pairs);
    expect(exactEpisodes(episode(2), stationary(best, 2), 1)).toEqual(pairs);
  });

  it("need a number of episodes that makes whole numbers", () => {
    const half = stationary([[0.5, 0.5], [1, 0]], 1); // prettier-ignore
    expect(() => exactEpisodes(episode(1), half, 3)).toThrow("state 0, action 0 would come 1.5 times in 3");
    expect(exactEpisodes(episode(1), half, 4)).toHaveLength(4);
  });
});

describe("finiteHorizonGap", () => {
  it("is an identity, and its bounds hold, on 1000 random MDPs", () => {
    for (const { world, model, policies, H } of random(1000, "gap episode")) {
      const { gap, rhs, bound } = finiteHorizonGap(world, model, policies);
      expectClose(rhs, gap, 1e-11);
      expectAtMost(Math.abs(gap), bound, 1e-11);
      expectAtMost(bound, (H * (H - 1)) / 2);
    }
  });
});
