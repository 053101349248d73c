import { joinEpisodes, splitEpisodes } from "lib/data/episodeTensors";
import { columnsOf, createGreys, numbered, recordEpisode } from "./recordings";

describe("joinEpisodes and splitEpisodes", () => {
  it("give back the episodes, also of pictures, whatever other tensors are there", () => {
    const greys = [1, 2, 3].map((seed) => recordEpisode(createGreys(4), seed));
    for (const episodes of [greys, [numbered(1, 4), numbered(2, 1), numbered(3, 7, false)]]) {
      const tensors = joinEpisodes(episodes);
      tensors.set("state", { dtype: "float32", shape: [1], data: new Float32Array(1) });
      const again = splitEpisodes(tensors);
      expect(again.map(columnsOf)).toEqual(episodes.map(columnsOf));
      expect(again.map(({ layout }) => layout)).toEqual(episodes.map(({ layout }) => layout));
    }
    expect(joinEpisodes(greys).get("observation")!.shape.slice(1)).toEqual([4, 4, 3]);
  });

  it("refuse none, other layouts, and what has no columns or begins in the middle", () => {
    expect(() => joinEpisodes([])).toThrow("joinEpisodes: episodes must hold at least one, got none");
    expect(() => joinEpisodes([numbered(1, 2), recordEpisode(createGreys(4), 1)])).toThrow(RangeError);
    const tensors = joinEpisodes([numbered(1, 3)]);
    tensors.get("isFirst")!.data[0] = 0;
    expect(() => splitEpisodes(tensors)).toThrow("splitEpisodes: tensors must begin with an episode");
    tensors.delete("reward");
    expect(() => splitEpisodes(tensors)).toThrow("splitEpisodes: tensors must hold reward");
  });
});
