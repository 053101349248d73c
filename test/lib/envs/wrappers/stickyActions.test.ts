import { Rng } from "lib/core/rng";
import { environmentOf } from "lib/envs/environmentOf";
import { discrete } from "lib/envs/spaces";
import { stickyActions } from "lib/envs/wrappers/stickyActions";

/** Shows the action that it heard last. */
const echo = () =>
  environmentOf(
    { reset: () => 0, step: (_: number, action: number) => ({ next: action, cost: 0, terminated: false }) },
    { observe: (state) => state, spaces: { observation: discrete(2), action: discrete(2) } },
  );

/** Shares of steps in which another action than the asked one was taken, when every action differs from the one before. */
function unheard(probability?: number, steps = 20_000): number {
  const environment = stickyActions(echo(), probability);
  environment.reset(new Rng(3));
  let last = 1 - environment.step(0).observation;
  expect(last).toBe(1); // the first is always taken
  last = 0;
  let count = 0;
  for (let t = 0; t < steps; t++) {
    const { observation, info } = environment.step(1 - last);
    expect(info.taken).toBe(observation);
    if (observation === last) count++;
    last = observation;
  }
  return count / steps;
}

describe("stickyActions", () => {
  it("takes the action before again, with its probability, a quarter unless given", () => {
    const deviation = Math.sqrt((0.25 * 0.75) / 20_000);
    expect(Math.abs(unheard() - 0.25)).toBeLessThan(4 * deviation);
    expect(Math.abs(unheard(0.6) - 0.6)).toBeLessThan(5 * deviation);
    expect(unheard(0, 100)).toBe(0);
  });

  it("refuses a probability that would never hear anything", () => {
    for (const p of [1, -0.1, NaN])
      expect(() => stickyActions(echo(), p)).toThrow(
        `stickyActions: probability must be from 0 to less than 1, got ${p}`,
      );
  });
});
