import { Rng } from "lib/core/rng";
import type { BatchPolicy } from "lib/data/collect/collect";
import type { Generated } from "lib/data/generated";
import { expertAndRandom } from "lib/data/trajectories";
import type { Environment } from "lib/envs/environment";
import { environmentOf } from "lib/envs/environmentOf";
import { createKeyDoor, drawKeyDoor, keyDoorSize, type KeyDoorState } from "lib/envs/grids/keyDoor";
import { pixelsOf } from "lib/envs/pixels/pixelsOf";
import { box, discrete } from "lib/envs/spaces";

const game = createKeyDoor();
const still = new Rng(0); // nothing is drawn

const numbersOf = ({ agent, key, door, hasKey, isOpen }: KeyDoorState): number[] => [
  ...[...agent, ...key, ...door],
  ...[Number(hasKey), Number(isOpen)],
];

const stateOf = (x: ArrayLike<number>): KeyDoorState => ({
  agent: [x[0], x[1]],
  key: [x[2], x[3]],
  door: [x[4], x[5]],
  hasKey: x[6] === 1,
  isOpen: x[7] === 1,
});

/** The game with its state in view, at most 100 steps an episode. */
export function world(): Environment {
  const most = Array<number>(8).fill(keyDoorSize - 1);
  return environmentOf(game, {
    observe: numbersOf,
    spaces: { observation: box(Array<number>(8).fill(0), most), action: discrete(4) },
    timeLimit: 100,
  });
}

/** The first action of a shortest way to the end, by breadth-first search. */
function shortest(start: KeyDoorState): number {
  const seen = new Set([numbersOf(start).join()]);
  const queue: { state: KeyDoorState; first?: number }[] = [{ state: start }];
  for (const { state, first } of queue)
    for (let action = 0; action < 4; action++) {
      const { next, terminated } = game.step(state, action, still);
      if (terminated) return first ?? action;
      const name = numbersOf(next).join();
      if (!seen.has(name)) queue.push({ state: next, first: first ?? action });
      seen.add(name);
    }
  throw new Error("shortest: there must be a way to the end");
}

const expert: BatchPolicy = ({ observation, worlds }) =>
  worlds.map((_, b) => shortest(stateOf(observation.subarray(8 * b, 8 * b + 8))));

const side = 4 * keyDoorSize; // pixels

export const generate = (): Promise<Generated> =>
  expertAndRandom({
    name: "key-door",
    title: "Key and door: trajectories in pictures, with the true states",
    world: { module: __filename, name: "world" },
    actionSpace: world().actionSpace,
    expert,
    episodes: 100,
    stored: 100,
    pictures: { shape: [side, side, 3], draw: (state) => pixelsOf(drawKeyDoor(stateOf(state))) },
  });
