import { collect, type CollectOptions } from "./collect/collect";
import type { Episode } from "./episode";
import { joinEpisodes } from "./episodeTensors";
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

/** Σ reward of an episode. */
const returnOf = ({ reward }: Episode): number => reward.reduce((sum, r) => sum + r, 0);

function summarise(returns: readonly number[]): Returns {
  const digits = (x: number): number => Math.round(1000 * x) / 1000;
  const mean = returns.reduce((sum, x) => sum + x, 0) / returns.length;
  const variance = returns.reduce((sum, x) => sum + (x - mean) ** 2, 0) / returns.length;
  const [least, most] = [Math.min(...returns), Math.max(...returns)].map(digits);
  return { episodes: returns.length, mean: digits(mean), std: digits(Math.sqrt(variance)), least, most };
}

/** Trajectories for a data set: the first `stored` of the episodes in their order, joined, and what all of them earned. */
export async function trajectories(
  options: CollectOptions & { episodes: number },
  stored: number,
): Promise<{ tensors: Map<string, StoredTensor>; returns: Returns }> {
  const episodes: Episode[] = [];
  for await (const { index, episode } of collect(options)) episodes[index] = episode;
  return { tensors: joinEpisodes(episodes.slice(0, stored)), returns: summarise(episodes.map(returnOf)) };
}

/** Trajectories whose observations are states, as those of an agent that sees pictures instead: `observation` holds the pictures,
 *  `state` [T, n] what was observed before.
 *  @param shape [H, W, C] of a picture @param draw the picture of a state, as it is stored: of float32 numbers */
export function withPictures(
  tensors: ReadonlyMap<string, StoredTensor>,
  shape: readonly number[],
  draw: (state: number[]) => Uint8Array,
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
