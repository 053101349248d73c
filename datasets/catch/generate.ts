import { Rng } from "lib/core/rng";
import type { BatchPolicy } from "lib/data/collect/collect";
import { randomPolicy } from "lib/data/collect/randomPolicy";
import type { Generated } from "lib/data/generated";
import { trajectories, withPictures } from "lib/data/trajectories";
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

export async function generate(): Promise<Generated> {
  const seed = "datasets/catch";
  const side = 2 * catchSize; // pixels
  const of = async (policy: BatchPolicy, name: string) => {
    const rng = new Rng(seed).split(name);
    const source = { module: __filename, name: "world" };
    const { tensors, returns } = await trajectories(
      { world: source, policy, rng, episodes: 200, worlds: 20 },
      200,
    );
    return {
      tensors: withPictures(tensors, [side, side, 3], (state) => pixelsOf(drawCatch(state))),
      returns,
    };
  };
  const [skilled, random] = [
    await of(expert, "expert"),
    await of(randomPolicy(world().actionSpace), "random"),
  ];
  return {
    files: { "expert.safetensors.gz": skilled.tensors, "random.safetensors.gz": random.tensors },
    about: {
      title: "Catch: trajectories in pictures, with the true states",
      seed,
      returns: { expert: skilled.returns, random: random.returns },
      licence: "MIT, as the rest of the course",
    },
  };
}
