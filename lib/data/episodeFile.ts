import { columnNames, type Columns, type Layout } from "./columns";
import { assertEpisode, type Episode } from "./episode";
import { decode, encodeTensors, type StoredTensor } from "./safetensors";

type Kind = Pick<StoredTensor, "dtype" | "shape">;

/** What each column is in a file: the flags as bool, with the steps as first axis. */
export function kindsOf({ observation, action }: Layout, steps: number): Record<keyof Columns, Kind> {
  const flag: Kind = { dtype: "bool", shape: [steps] };
  return {
    observation: { dtype: observation.dtype, shape: [steps, ...observation.shape] },
    action: { dtype: action.dtype, shape: [steps, ...action.shape] },
    reward: { dtype: "float32", shape: [steps] },
    isFirst: flag,
    isLast: flag,
    isTerminal: flag,
  };
}

/** An episode as a safetensors file with a tensor for each column: `observation` [T, …], `action` [T, A], `reward` [T], …
 *  @throws RangeError if its columns are not those of an episode */
export function encodeEpisode(episode: Episode): Uint8Array {
  assertEpisode("encodeEpisode", episode);
  const kinds = kindsOf(episode.layout, episode.steps);
  return encodeTensors(new Map(columnNames.map((name) => [name, { ...kinds[name], data: episode[name] }])));
}

/** Reads what `encodeEpisode` wrote. @param layout that it must have
 *  @throws RangeError that says in a sentence what is wrong with the file */
export function decodeEpisode(bytes: Uint8Array, layout: Layout): Episode {
  const tensors = decode(bytes);
  const steps = tensors.get("reward")?.shape[0] ?? 0;
  const kinds = kindsOf(layout, steps);
  const describe = ({ dtype, shape }: Kind) => `${dtype} [${shape.join(", ")}]`;
  for (const name of columnNames) {
    const [wanted, tensor] = [describe(kinds[name]), tensors.get(name)];
    if (!tensor) throw new RangeError(`decodeEpisode: ${name} must be there: ${wanted}`);
    if (describe(tensor) !== wanted)
      throw new RangeError(`decodeEpisode: ${name} must be ${wanted}, got ${describe(tensor)}`);
  }
  const other = [...tensors.keys()].find((name) => !(name in kinds));
  if (other !== undefined) throw new RangeError(`decodeEpisode: ${other} must not be there`);
  const columns = Object.fromEntries(columnNames.map((name) => [name, tensors.get(name)!.data]));
  const episode = { layout, steps, ...(columns as unknown as Columns) };
  assertEpisode("decodeEpisode", episode);
  return episode;
}
