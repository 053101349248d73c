import type { BatchPolicy } from "lib/data/collect/collect";
import type { Generated } from "lib/data/generated";
import { expertAndRandom } from "lib/data/trajectories";
import type { Environment } from "lib/envs/environment";
import { environmentOf } from "lib/envs/environmentOf";
import { catchSize, createCatch, drawCatch } from "lib/envs/grids/catch";
import { pixelsOf } from "lib/envs/pixels/pixelsOf";
import { box, discrete } from "lib/envs/spaces";

/** The game with its state in view. */
export function world(): Environment {
  const most = Array<number>(3).fill(catchSize - 1);
  return environmentOf(createCatch(), {
    observe: (state) => [...state],
    spaces: { observation: box([0, 0, 0], most), action: discrete(3) },
  });
}

/** Follows the ball. */
const expert: BatchPolicy = ({ observation, worlds }) =>
  worlds.map((_, b) => 1 + Math.sign(observation[3 * b + 1] - observation[3 * b + 2]));

const side = 2 * catchSize; // pixels

export const generate = (): Promise<Generated> =>
  expertAndRandom({
    name: "catch",
    title: "Catch: trajectories in pictures, with the true states",
    world: { module: __filename, name: "world" },
    actionSpace: world().actionSpace,
    expert,
    episodes: 200,
    stored: 200,
    pictures: { shape: [side, side, 3], draw: (state) => pixelsOf(drawCatch(state)) },
  });
