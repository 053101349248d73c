import { Rng } from "lib/core/rng";
import { drawPendulum } from "lib/envs/control/drawPendulum";
import { createPendulum } from "lib/envs/control/pendulum";
import { episodeRng } from "lib/envs/environment";
import { environmentOf } from "lib/envs/environmentOf";
import { pixelsOf } from "lib/envs/pixels/pixelsOf";
import { rollout } from "lib/envs/rollout";
import { box, discrete, image } from "lib/envs/spaces";
import type { World } from "lib/envs/world";

/** Counts from 0 in steps of 1 or 2; a step costs where it starts, and 4 or more is the end. */
const counter: World<number, number> = {
  reset: () => 0,
  step: (state, action) => {
    const next = state + 1 + action;
    return { next, cost: state, terminated: next >= 4 };
  },
};
const count = {
  observe: (state: number) => state,
  spaces: { observation: discrete(6), action: discrete(2) },
};

/** What each action leads to. */
function outcomes(environment: ReturnType<typeof environmentOf>, actions: number[]) {
  environment.reset(new Rng(1));
  return actions.map((action) => environment.step(action));
}

describe("environmentOf", () => {
  it("observes, pays minus the cost, says when the world ends, and tells the cost beside", () => {
    expect(outcomes(environmentOf(counter, count), [1, 0, 0])).toEqual([
      { observation: 2, reward: 0, terminated: false, truncated: false, info: { cost: 0 } },
      { observation: 3, reward: -2, terminated: false, truncated: false, info: { cost: 2 } },
      { observation: 4, reward: -3, terminated: true, truncated: false, info: { cost: 3 } },
    ]);
  });

  it("pays what it is told to, of the whole transition", () => {
    const reward = jest.fn(({ next }: { next: number }) => 10 * next);
    const rewards = outcomes(environmentOf(counter, { ...count, reward }), [1, 1]).map((step) => step.reward);
    expect(rewards).toEqual([20, 40]);
    expect(reward).toHaveBeenLastCalledWith({ state: 2, action: 1, next: 4, cost: 2, terminated: true });
  });

  it("truncates at the time limit what the world would go on with, and lets the world's own end go before", () => {
    const flags = (timeLimit: number, actions: number[]) =>
      outcomes(environmentOf(counter, { ...count, timeLimit }), actions).map((step) => [
        step.terminated,
        step.truncated,
      ]);
    expect(flags(2, [0, 0])).toEqual([
      [false, false],
      [false, true],
    ]);
    expect(flags(2, [1, 1])).toEqual([
      [false, false],
      [true, false],
    ]);
  });

  it("is the world's own rollout, seen from outside", () => {
    const world = createPendulum();
    const policy = ([theta, omega]: readonly number[]) => [-25 * theta - 5 * omega];
    const spaces = { observation: box([-10, -50], [10, 50]), action: box([-Infinity], [Infinity]) };
    const environment = environmentOf(world, { observe: (x) => [...x], spaces });
    let { observation } = environment.reset(new Rng(3));
    const played = Array.from({ length: 50 }, () => {
      const [state, action] = [observation, policy(observation)];
      const { observation: next, reward, terminated } = environment.step(action);
      observation = next;
      return { state, action, next, cost: -reward, terminated };
    });
    expect(played).toEqual(rollout(world, policy, 50, episodeRng(new Rng(3))).transitions);
  });

  it("shows pictures for nothing: an image [H, W, 3] of what the world draws", () => {
    const world = createPendulum();
    const look = (state: readonly number[]) => drawPendulum(state, { size: 16 });
    const spaces = { observation: image(16, 16), action: box([-12], [12]) };
    const seen = environmentOf(world, { observe: (state) => pixelsOf(look(state)), spaces });
    const frames = [
      seen.reset(new Rng(3)).observation,
      seen.step([1]).observation,
      seen.step([-1]).observation,
    ];
    const push = (_: unknown, t: number) => [t === 0 ? 1 : -1];
    const { transitions } = rollout(world, push, 2, episodeRng(new Rng(3)));
    const states = [transitions[0].state, ...transitions.map(({ next }) => next)];
    expect(frames.map((frame) => [...frame])).toEqual(states.map((state) => [...look(state).pixels]));
    expect(new Set(frames.map(String)).size).toBe(3);
  });

  it("says so where what is observed is not in the space that it was told", () => {
    const small = { ...count, spaces: { ...count.spaces, observation: discrete(3) } };
    expect(() => outcomes(environmentOf(counter, small), [1, 0])).toThrow(
      new RangeError("environmentOf: what observe gives must be an integer from 0 to 2, got 3"),
    );
  });

  it("refuses a time limit that is none", () => {
    for (const timeLimit of [0, -1, 1.5, NaN])
      expect(() => environmentOf(counter, { ...count, timeLimit })).toThrow(
        new RangeError(`timeLimit: limit must be a positive integer, got ${timeLimit}`),
      );
  });

  it("refuses the state of another kind of environment, and one whose generator is none", () => {
    const [unlimited, limited] = [
      environmentOf(counter, count),
      environmentOf(counter, { ...count, timeLimit: 3 }),
    ];
    for (const environment of [unlimited, limited]) environment.reset(new Rng(1));
    const [free, timed] = [unlimited.state as object, limited.state as object];
    expect(() => (unlimited.state = timed)).toThrow(TypeError);
    expect(() => (limited.state = free)).toThrow(TypeError);
    for (const rng of [undefined, null, 3, {}, { origin: [1], words: [2] }])
      expect(() => (unlimited.state = { ...free, rng })).toThrow(TypeError);
    expect([unlimited.state, limited.state]).toEqual([free, timed]);
  });
});
