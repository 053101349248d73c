import { Rng } from "lib/core/rng";
import { environmentOf } from "lib/envs/environmentOf";
import { discrete } from "lib/envs/spaces";
import { timeLimit } from "lib/envs/wrappers/timeLimit";
import { describeEnvironment } from "../environmentContract";

/** Goes round in a circle of four places for ever. */
const circle = (limit?: number) =>
  environmentOf(
    {
      reset: () => 0,
      step: (state: number, action: number) => ({ next: (state + action) % 4, cost: 1, terminated: false }),
    },
    {
      observe: (state) => state,
      spaces: { observation: discrete(4), action: discrete(2) },
      timeLimit: limit,
    },
  );

/** How many steps there are till the end, at most 20. */
function stepsLeft(environment: ReturnType<typeof circle>): number {
  for (let t = 1; t < 20; t++) if (environment.step(1).truncated) return t;
  return Infinity;
}

describe("timeLimit", () => {
  it("truncates after so many steps of each episode", () => {
    const environment = timeLimit(circle(), 5);
    for (let episode = 0; episode < 3; episode++) {
      environment.reset(new Rng(episode));
      expect(stepsLeft(environment)).toBe(5);
    }
  });

  it("keeps a shorter limit that is there already, and a longer one changes nothing", () => {
    for (const limits of [
      [5, 3],
      [3, 5],
    ]) {
      const environment = timeLimit(circle(limits[0]), limits[1]);
      environment.reset(new Rng(1));
      expect(stepsLeft(environment)).toBe(3);
    }
  });

  it("has the steps that are left in its state", () => {
    const environment = timeLimit(circle(), 5);
    environment.reset(new Rng(1));
    environment.step(0);
    const { state } = environment;
    expect(stepsLeft(environment)).toBe(4);
    environment.state = state;
    expect(stepsLeft(environment)).toBe(4);
  });

  it("counts no step that was refused", () => {
    const environment = timeLimit(circle(), 5);
    environment.reset(new Rng(1));
    expect(() => environment.step(2)).toThrow("action must be an integer from 0 to 1, got 2");
    expect(stepsLeft(environment)).toBe(5);
  });

  it("refuses a limit that is none", () => {
    for (const limit of [0, -1, 1.5, NaN, Infinity])
      expect(() => timeLimit(circle(), limit)).toThrow(
        new RangeError(`timeLimit: limit must be a positive integer, got ${limit}`),
      );
  });
});

describeEnvironment("a limit in a limit", () => timeLimit(circle(9), 6));
