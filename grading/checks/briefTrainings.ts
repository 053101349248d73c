import { Rng } from "lib/core/rng";
import type { RemoteWorld } from "lib/envs/remoteEnvironment";
import { briefPrefill, briefRound, briefUpdates, briefWorlds } from "lib/agents/dreamer/runBriefly";
import { seenCatch } from "lib/envs/grids/catch";
import type { Check, CheckContext } from "./exercise";
import { argument, grant } from "./granted/grant";
import { integer } from "./granted/kinds";
import { expect } from "./matchers";

/** What the last update of a training with the right equations measures, as `briefTrainings.e2e` finds it on every engine. */
export interface Outcome {
  readonly modelLoss: number;
  readonly kl: number;
  readonly actorLoss: number;
  readonly criticLoss: number;
  readonly imaginedReturn: number;
}

/** Worlds of Catch that are kept here, for code elsewhere, and how many steps were taken in all of them. */
export function keptWorlds(seed: number): { worlds: RemoteWorld[]; steps: () => number } {
  const rng = new Rng(`brief training ${seed}`);
  let steps = 0;
  const worlds = Array.from({ length: briefWorlds }, () => {
    const world = seenCatch();
    return {
      begin: grant("begin", [], () => Array.from(world.reset(rng).observation)),
      step: grant("step", [argument("action", integer(0, 2))], (action) => {
        steps++;
        const { observation, reward, terminated } = world.step(action);
        return { observation: Array.from(observation), reward, terminated };
      }),
    };
  });
  return { worlds, steps: () => steps };
}

/** Steps of all worlds in a training. */
const stepsInAll = briefPrefill + briefUpdates * briefRound;

/** Trains by the student's equations in worlds that are kept here, and compares what comes of it. */
export async function expectTraining({ call }: CheckContext, seed: number, right: Outcome): Promise<void> {
  const { worlds, steps } = keptWorlds(seed);
  const got = await call("trainBriefly", worlds, seed);
  for (const [name, wanted] of Object.entries(right) as [keyof Outcome, number][]) {
    const measured = (got as Record<string, unknown> | undefined)?.[name];
    expect(measured).toBeNear(wanted, {
      name: `${name} of the last update`,
      tolerance: 2e-3,
      scale: Math.abs(wanted),
    });
  }
  expect(steps()).toBeNear(stepsInAll, { name: "the number of steps in the worlds" });
}

/** A hidden check of one of these trainings. @param recorded by seed */
export const otherTraining = (recorded: readonly (readonly [seed: number, right: Outcome])[]): Check => ({
  id: "other-training",
  title: "so they do in other worlds, from other weights",
  points: 0.25,
  run(context) {
    const [seed, right] = recorded[context.rng.integer(recorded.length)];
    return expectTraining(context, seed, right);
  },
});
