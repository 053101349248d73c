import { Rng } from "lib/core/rng";
import type { Environment } from "lib/envs/environment";
import type { World } from "lib/envs/world";

/** A world of n choices, in the caller's hands: one that nobody looks at is faster so than as an environment. */
export interface UnseenWorld {
  readonly world: World<unknown, number>;
  readonly n: number;
}

/** Environments that take their steps at once, where those are announced. */
export interface Batch {
  readonly environments: readonly Environment[];
}

/** What can be played. */
export type Played = Environment | UnseenWorld | Batch;

/** Takes one step under an action by chance, or begins an episode. */
type Player = () => void;

function playWorld({ world, n }: UnseenWorld): Player {
  const rng = new Rng(0);
  let state = world.reset(rng);
  return () => {
    const { next, terminated } = world.step(state, rng.integer(n), rng);
    state = terminated ? world.reset(rng) : next;
  };
}

/** In rounds: each environment that is to take a step in this one says which, and then it is the turn of one after the other. */
function playBatch({ environments }: Batch): Player {
  const rng = new Rng(0);
  const over = environments.map(() => true);
  const actions = environments.map(({ actionSpace }) => actionSpace.sample(rng));
  let turn = 0;
  const begin = () =>
    environments.forEach((environment, i) => {
      actions[i] = environment.actionSpace.sample(rng);
      if (!over[i]) environment.announce?.(actions[i]);
    });
  return () => {
    const [i, environment] = [turn, environments[turn]];
    if (i === 0) begin();
    turn = (turn + 1) % environments.length;
    if (over[i]) {
      environment.reset(rng);
      over[i] = false;
      return;
    }
    const { terminated, truncated } = environment.step(actions[i]);
    over[i] = terminated || truncated;
  };
}

/** Who plays it. */
export function playerOf(played: Played): Player {
  if ("world" in played) return playWorld(played);
  return playBatch("environments" in played ? played : { environments: [played] });
}
