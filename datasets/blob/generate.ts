import type { BatchPolicy } from "lib/data/collect/collect";
import type { Generated } from "lib/data/generated";
import { expertAndRandom } from "lib/data/trajectories";
import type { Environment } from "lib/envs/environment";
import { environmentOf } from "lib/envs/environmentOf";
import { blobPixels, blobSize, createBlob } from "lib/envs/pixels/blob";
import { box } from "lib/envs/spaces";

/** The blob's world with its state in view, 50 steps an episode. */
export function world(): Environment {
  const corners = [[-1, -1], [1, 1]] as const; // prettier-ignore
  return environmentOf(createBlob(), {
    observe: (state) => [...state],
    spaces: { observation: box(...corners), action: box(...corners) },
    timeLimit: 50,
  });
}

/** Straight to the goal in the middle: an action of 1 moves it by 0.2. */
const expert: BatchPolicy = ({ observation, worlds }) =>
  worlds.map((_, b) =>
    Array.from(observation.subarray(2 * b, 2 * b + 2), (x) => Math.fround(Math.max(-1, Math.min(1, -5 * x)))),
  );

export const generate = (): Promise<Generated> =>
  expertAndRandom({
    name: "blob",
    title: "Blob: trajectories in pictures, with the true states",
    world: { module: __filename, name: "world" },
    actionSpace: world().actionSpace,
    expert,
    episodes: 100,
    stored: 100,
    pictures: { shape: [blobSize, blobSize, 1], draw: blobPixels },
  });
