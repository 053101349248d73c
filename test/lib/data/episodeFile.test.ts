import { columnNames } from "lib/data/columns";
import { decodeEpisode, encodeEpisode } from "lib/data/episodeFile";
import { decode, encodeTensors } from "lib/data/safetensors";
import { columnsOf, createGreys, numbered, recordEpisode } from "./recordings";

describe("encodeEpisode and decodeEpisode", () => {
  it("give back an episode bit by bit, of pictures and of lists", () => {
    for (const episode of [recordEpisode(createGreys(4), 3), numbered(7, 20, false)]) {
      const copy = decodeEpisode(encodeEpisode(episode), episode.layout);
      expect(copy.steps).toBe(episode.steps);
      expect(columnsOf(copy)).toEqual(columnsOf(episode));
    }
  });

  it("name the tensors as the columns, with the steps as first axis", () => {
    const episode = recordEpisode(createGreys(4), 3);
    const tensors = decode(encodeEpisode(episode));
    expect([...tensors.keys()].sort()).toEqual([...columnNames].sort());
    expect(tensors.get("observation")).toMatchObject({ dtype: "uint8", shape: [episode.steps, 4, 4, 3] });
    expect(tensors.get("action")).toMatchObject({ dtype: "float32", shape: [episode.steps, 3] });
    expect(tensors.get("isTerminal")).toMatchObject({ dtype: "bool", shape: [episode.steps] });
  });
});

describe("decodeEpisode", () => {
  const { layout } = numbered(1, 3);
  const file = (change: (tensors: ReturnType<typeof decode>) => void) => {
    const tensors = decode(encodeEpisode(numbered(1, 3)));
    change(tensors);
    return encodeTensors(tensors);
  };
  const wrong: [string, Parameters<typeof file>[0], string][] = [
    ["no actions", (t) => t.delete("action"), "action must be there: float32 [3, 2]"],
    ["nothing", (t) => t.clear(), "observation must be there: float32 [0, 1]"],
    ["another tensor", (t) => t.set("z", t.get("reward")!), "z must not be there"],
    ["flags as floats", (t) => t.set("isLast", t.get("reward")!), "isLast must be bool [3], got float32 [3]"],
    ["two beginnings", (t) => t.get("isFirst")!.data.fill(1), "isFirst must be 1 in row 0 and nowhere else"],
  ]; // prettier-ignore

  it.each(wrong)("refuses a file with %s", (_what, change, message) => {
    expect(() => decodeEpisode(file(change), layout)).toThrow(RangeError);
    expect(() => decodeEpisode(file(change), layout)).toThrow(`decodeEpisode: ${message}`);
  });

  it("refuses a file that was cut anywhere", () => {
    const bytes = encodeEpisode(numbered(1, 3));
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeEpisode(bytes.subarray(0, length), layout)).toThrow(RangeError);
  });
});
