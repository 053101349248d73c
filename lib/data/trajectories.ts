import { mean, sum } from "../core/metrics";
import { Rng } from "../core/rng";
import type { Space } from "../envs/spaces";
import { type BatchPolicy, collect, type CollectOptions } from "./collect/collect";
import { randomPolicy } from "./collect/randomPolicy";
import type { Episode } from "./episode";
import { joinEpisodes } from "./episodeTensors";
import type { Generated } from "./generated";
import type { StoredTensor } from "./safetensors";

/** What a policy earned in some episodes, undiscounted, to three decimals. */
export interface Returns {
  episodes: number;
  mean: number;
  /** Standard deviation of an episode's return. */
  std: number;
  least: number;
  most: number;
}

function summarise(returns: readonly number[]): Returns {
  const digits = (x: number): number => Math.round(1000 * x) / 1000;
  const center = mean(returns);
  const variance = mean(returns.map((x) => (x - center) ** 2));
  const [least, most] = [Math.min(...returns), Math.max(...returns)].map(digits);
  return { episodes: returns.length, mean: digits(center), std: digits(Math.sqrt(variance)), least, most };
}

/** The first `stored` of the episodes in their order, joined, and what all of them earned. */
async function trajectories(
  options: CollectOptions & { episodes: number },
  stored: number,
): Promise<{ tensors: Map<string, StoredTensor>; returns: Returns }> {
  const episodes: Episode[] = [];
  for await (const { index, episode } of collect(options)) episodes[index] = episode;
  const returns = episodes.map(({ reward }) => sum(reward));
  return { tensors: joinEpisodes(episodes.slice(0, stored)), returns: summarise(returns) };
}

/** What makes a data set of trajectories. */
export interface TrajectorySet {
  /** "catch" */
  name: string;
  title: string;
  world: CollectOptions["world"];
  actionSpace: Space;
  expert: BatchPolicy;
  /** Episodes of each policy that are played, and how many of them are stored. */
  episodes: number;
  stored: number;
  /** Where the agent sees pictures of the states that the world shows: [H, W, C], and the picture of a state of float32 numbers. */
  pictures?: { shape: readonly number[]; draw: (state: number[]) => Uint8Array };
}

/** Trajectories of an expert and of random play, 20 worlds at a time, a file each, with what they earned. */
export async function expertAndRandom({
  name,
  title,
  world,
  actionSpace,
  expert,
  episodes,
  stored,
  pictures,
}: TrajectorySet): Promise<Generated> {
  const seed = `datasets/${name}`;
  const play = async (policy: BatchPolicy, who: string) => {
    const rng = new Rng(seed).split(who);
    const { tensors, returns } = await trajectories({ world, policy, rng, episodes, worlds: 20 }, stored);
    return { tensors: pictures ? withPictures(tensors, pictures) : tensors, returns };
  };
  const skilled = await play(expert, "expert");
  const random = await play(randomPolicy(actionSpace), "random");
  return {
    files: { "expert.safetensors.gz": skilled.tensors, "random.safetensors.gz": random.tensors },
    about: {
      title,
      seed,
      returns: { expert: skilled.returns, random: random.returns },
      licence: "MIT, as the rest of the course",
    },
  };
}

/** Trajectories whose observations are states, as those of an agent that sees pictures instead: `observation` holds the pictures,
 *  `state` [T, n] what was observed before. */
function withPictures(
  tensors: ReadonlyMap<string, StoredTensor>,
  { shape, draw }: NonNullable<TrajectorySet["pictures"]>,
): Map<string, StoredTensor> {
  const state = tensors.get("observation")!;
  const [steps, n] = state.shape;
  const size = shape.reduce((product, length) => product * length, 1);
  const data = new Uint8Array(steps * size);
  for (let t = 0; t < steps; t++)
    data.set(draw(Array.from(state.data.subarray(t * n, (t + 1) * n))), t * size);
  const observation: StoredTensor = { dtype: "uint8", shape: [steps, ...shape], data };
  return new Map([...tensors, ["observation", observation], ["state", state]]);
}
