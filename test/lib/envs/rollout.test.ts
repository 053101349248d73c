import { Rng } from "lib/core/rng";
import { collectEpisodes, collectSteps, meanCost, rollout } from "lib/envs/rollout";
import type { World } from "lib/envs/world";

/** Counts up from its start by the action; costs its state; ends at 10. */
const counter: World<number, number> = {
  reset: () => 1,
  step: (state, action) => ({ next: state + action, cost: state, terminated: state + action >= 10 }),
};

/** A number of noise at each step, which is also the cost. */
const noisy: World<number, number> = {
  reset: (rng) => rng.uniform(),
  step: (_state, _action, rng) => {
    const next = rng.uniform();
    return { next, cost: next, terminated: false };
  },
};

describe("rollout", () => {
  it("chains the steps and adds their costs up to the horizon", () => {
    expect(rollout(counter, () => 2, 3, new Rng(1))).toEqual({
      transitions: [
        { state: 1, action: 2, next: 3, cost: 1, terminated: false },
        { state: 3, action: 2, next: 5, cost: 3, terminated: false },
        { state: 5, action: 2, next: 7, cost: 5, terminated: false },
      ],
      cost: 9,
    });
  });

  it("ends with the step that ends the episode, and counts that step's cost", () => {
    const { transitions, cost } = rollout(counter, () => 5, 100, new Rng(1));
    expect([transitions.length, cost, transitions[1].terminated]).toEqual([2, 1 + 6, true]);
  });

  it("tells the policy the state and the step, and starts where it is told", () => {
    const seen: number[][] = [];
    const policy = (state: number, t: number) => {
      seen.push([state, t]);
      return t + 1;
    };
    rollout(counter, policy, 3, new Rng(1), 2);
    expect(seen).toEqual([[2, 0], [3, 1], [5, 2]]); // prettier-ignore
  });

  it("starts at 0 if told so: no start is not a start of 0", () => {
    expect(rollout(counter, () => 1, 1, new Rng(1), 0).transitions[0].state).toBe(0);
  });

  it("is the same for the same generator", () => {
    const run = (seed: number) => rollout(noisy, () => 0, 5, new Rng(seed));
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });
});

describe("collectSteps", () => {
  it("goes on with another episode until it has as many as asked, and keeps no more", () => {
    const steps = collectSteps(counter, () => 5, { horizon: 100, count: 5 }, new Rng(1));
    expect(steps.map(({ state }) => state)).toEqual([1, 6, 1, 6, 1]);
    expect(collectSteps(counter, () => 5, { horizon: 100, count: 0 }, new Rng(1))).toEqual([]);
  });
});

describe("collectEpisodes", () => {
  it("joins whole episodes, each with draws of its own", () => {
    const steps = collectEpisodes(noisy, () => 0, { horizon: 2, episodes: 3 }, new Rng(1));
    expect(new Set(steps.map(({ state }) => state)).size).toBe(6);
  });
});

describe("meanCost", () => {
  it("is the mean over the streams split(0), split(1), …", () => {
    const rng = new Rng("episodes");
    const costs = [0, 1, 2].map((i) => rollout(noisy, () => 0, 4, rng.split(i)).cost);
    expect(meanCost(noisy, () => 0, { horizon: 4, episodes: 3, rng })).toBeCloseTo(
      (costs[0] + costs[1] + costs[2]) / 3,
      12,
    );
  });

  it("meets the same noise in episode 1, however much the policy drew in episode 0", () => {
    const starts = (draws: number) => {
      const seen: number[] = [];
      const policy = (state: number, t: number, rng: Rng) => {
        if (t === 0) seen.push(state);
        for (let i = 0; i < draws; i++) rng.uniform();
        return 0;
      };
      meanCost(noisy, policy, { horizon: 3, episodes: 4, rng: new Rng(1) });
      return seen;
    };
    expect(starts(7)).toEqual(starts(0));
    expect(new Set(starts(0)).size).toBe(4);
  });

  it("refuses no episodes and no steps", () => {
    const run = (horizon: number, episodes: number) =>
      meanCost(counter, () => 1, { horizon, episodes, rng: new Rng(1) });
    expect(() => run(1, 0)).toThrow("meanCost: episodes must be a positive integer, got 0");
    expect(() => run(1.5, 1)).toThrow("meanCost: horizon must be a positive integer, got 1.5");
  });
});
