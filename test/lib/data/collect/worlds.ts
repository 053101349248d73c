/** Worlds that threads of a test make. */
import type { Environment } from "lib/envs/environment";
import { environmentOf } from "lib/envs/environmentOf";
import { box, discrete } from "lib/envs/spaces";
import { stickyActions } from "lib/envs/wrappers/stickyActions";
import { timeLimit } from "lib/envs/wrappers/timeLimit";
import { createCounter, createGreys } from "../recordings";

export { createCounter, createGreys };

/** A world with noise that its own generator draws: numbers that wander, and sticky actions; 9 steps an episode. */
export const createDrift = (): Environment =>
  timeLimit(
    stickyActions(
      environmentOf<number, ReturnType<typeof box>, ReturnType<typeof box>>(
        {
          reset: (rng) => rng.normal(),
          step: (state, [push], rng) => ({
            next: state + push + rng.normal(),
            cost: state,
            terminated: false,
          }),
        },
        { observe: (state) => [state], spaces: { observation: box([-1e9], [1e9]), action: box([-1], [1]) } },
      ),
      0.25,
    ),
    9,
  );

/** Episodes of 3 steps; at the third step of the episode that begins with `bad`, a number from 0 to 9, it does what it is told. */
export function createFaulty(what: "throw" | "exit" | "hang"): Environment {
  return timeLimit(
    environmentOf<{ id: number; t: number }, ReturnType<typeof box>, ReturnType<typeof discrete>>(
      {
        reset: (rng) => ({ id: rng.integer(10), t: 0 }),
        step({ id, t }) {
          if (id === 9 && t === 2) fail(what);
          return { next: { id, t: t + 1 }, cost: 0, terminated: false };
        },
      },
      { observe: ({ id }) => [id], spaces: { observation: box([0], [9]), action: discrete(2) } },
    ),
    3,
  );
}

function fail(what: "throw" | "exit" | "hang"): void {
  if (what === "throw") throw new Error("the ball is lost");
  if (what === "exit") process.exit(7); // ends the thread, not the process
  for (;;);
}

export const notAWorld = (): number => 3;

/** One that is slow to make, as those are that load a program first. */
export const createLater = (): Promise<Environment> => Promise.resolve(createCounter());
