import { assertLayout, columnNames, widthsOf, type Columns, type Layout } from "./columns";
import { assertEpisode, type Episode } from "./episode";
import { kindsOf } from "./episodeFile";
import type { StoredTensor } from "./safetensors";

/** Episodes of one layout, one after the other in a tensor for each column: `observation` [T, …], `action` [T, A], `reward` [T], …
 *  with T steps in all; `isFirst` tells where each begins. @throws RangeError if there is none, or their layouts differ */
export function joinEpisodes(episodes: readonly Episode[]): Map<string, StoredTensor> {
  if (episodes.length === 0) throw new RangeError("joinEpisodes: episodes must hold at least one, got none");
  const { layout } = episodes[0];
  for (const episode of episodes) {
    assertEpisode("joinEpisodes", episode);
    assertLayout("joinEpisodes", episode.layout, layout);
  }
  const kinds = kindsOf(
    layout,
    episodes.reduce((sum, { steps }) => sum + steps, 0),
  );
  const widths = widthsOf(layout);
  return new Map(
    columnNames.map((name) => {
      const { shape } = kinds[name];
      const data = new (episodes[0][name].constructor as Float32ArrayConstructor)(shape[0] * widths[name]);
      let at = 0;
      for (const episode of episodes) {
        data.set(episode[name], at);
        at += episode.steps * widths[name];
      }
      return [name, { ...kinds[name], data }];
    }),
  );
}

/** The episodes that `joinEpisodes` joined, or a data set's file holds; what else the tensors are is left out.
 *  @throws RangeError if a column is missing, or they are not whole episodes one after the other */
export function splitEpisodes(tensors: ReadonlyMap<string, StoredTensor>): Episode[] {
  const missing = columnNames.find((name) => !tensors.has(name));
  if (missing) throw new RangeError(`splitEpisodes: tensors must hold ${missing}`);
  const { dtype, shape } = tensors.get("observation")!;
  const action = { dtype: "float32", shape: [tensors.get("action")!.shape[1]] } as const;
  const layout = { observation: { dtype, shape: shape.slice(1) }, action } as Layout;
  const [widths, isFirst] = [widthsOf(layout), tensors.get("isFirst")!.data];
  const starts = Array.from(isFirst.keys()).filter((t) => isFirst[t] === 1);
  if (starts[0] !== 0) throw new RangeError("splitEpisodes: tensors must begin with an episode");
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? isFirst.length;
    const column = (name: keyof Columns) =>
      tensors.get(name)!.data.slice(start * widths[name], end * widths[name]);
    const columns = Object.fromEntries(columnNames.map((name) => [name, column(name)]));
    const episode = { layout, steps: end - start, ...(columns as unknown as Columns) };
    assertEpisode("splitEpisodes", episode);
    return episode;
  });
}
