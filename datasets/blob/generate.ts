import { Rng } from "lib/core/rng";
import type { BatchPolicy } from "lib/data/collect/collect";
import { randomPolicy } from "lib/data/collect/randomPolicy";
import type { Generated } from "lib/data/generated";
import { trajectories, withPictures } from "lib/data/trajectories";
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

export async function generate(): Promise<Generated> {
  const seed = "datasets/blob";
  const of = async (policy: BatchPolicy, name: string) => {
    const rng = new Rng(seed).split(name);
    const source = { module: __filename, name: "world" };
    const { tensors, returns } = await trajectories(
      { world: source, policy, rng, episodes: 100, worlds: 20 },
      100,
    );
    return { tensors: withPictures(tensors, [blobSize, blobSize, 1], blobPixels), returns };
  };
  const [skilled, random] = [
    await of(expert, "expert"),
    await of(randomPolicy(world().actionSpace), "random"),
  ];
  return {
    files: { "expert.safetensors.gz": skilled.tensors, "random.safetensors.gz": random.tensors },
    about: {
      title: "Blob: trajectories in pictures, with the true states",
      seed,
      returns: { expert: skilled.returns, random: random.returns },
      licence: "MIT, as the rest of the course",
    },
  };
}
