import { Rng } from "lib/core/rng";
import { environmentOf } from "lib/envs/environmentOf";
import { discrete } from "lib/envs/spaces";
import { actionRepeat } from "lib/envs/wrappers/actionRepeat";
import { timeLimit } from "lib/envs/wrappers/timeLimit";

/** Counts up by the action; each step costs what it has come to, and 7 is the end. */
const counter = () =>
  environmentOf(
    {
      reset: () => 0,
      step: (state: number, action: number) => {
        const next = state + action;
        return { next, cost: next, terminated: next >= 7 };
      },
    },
    { observe: (state) => state, spaces: { observation: discrete(10), action: discrete(3) } },
  );

describe("actionRepeat", () => {
  it("takes an action several times, adds the rewards and shows what came last", () => {
    const environment = actionRepeat(counter(), 3);
    environment.reset(new Rng(0));
    expect(environment.step(1)).toMatchObject({ observation: 3, reward: -(1 + 2 + 3), terminated: false });
    expect(environment.step(0)).toMatchObject({ observation: 3, reward: -9 });
  });

  it("stops where the episode ends", () => {
    const environment = actionRepeat(counter(), 5);
    environment.reset(new Rng(0));
    expect(environment.step(2)).toMatchObject({ observation: 8, reward: -(2 + 4 + 6 + 8), terminated: true });
    const cut = actionRepeat(timeLimit(counter(), 2), 5);
    cut.reset(new Rng(0));
    expect(cut.step(1)).toMatchObject({ observation: 2, reward: -3, terminated: false, truncated: true });
  });

  it("refuses a number of times that is none", () => {
    for (const times of [0, -1, 1.5, NaN])
      expect(() => actionRepeat(counter(), times)).toThrow(
        `actionRepeat: times must be a positive integer, got ${times}`,
      );
  });
});
