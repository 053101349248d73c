import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { encodeEpisode } from "lib/data/episodeFile";
import { ReplayFolder } from "lib/data/replayFolder";
import { columnsOf, createGreys, numbered, recordEpisode } from "./recordings";

const { layout } = numbered(0, 1);
let folder: string;

beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "replay-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const fill = (ids: number[], steps = 5) => {
  const replay = new ReplayFolder(folder, layout);
  for (const id of ids) replay.add(numbered(id, steps));
  return replay;
};
const idsOf = (replay: ReplayFolder) => [...replay.read()].map(({ observation }) => observation[0] / 1000);

describe("ReplayFolder", () => {
  it("keeps episodes in their order and gives them back bit by bit, also opened again", () => {
    const environment = createGreys(4);
    const episodes = Array.from({ length: 12 }, (_, i) => recordEpisode(environment, i));
    const deep = path.join(folder, "deep", "er");
    const first = new ReplayFolder(deep, episodes[0].layout);
    episodes.slice(0, 5).forEach((episode) => first.add(episode));
    const second = new ReplayFolder(deep, episodes[0].layout);
    episodes.slice(5).forEach((episode) => second.add(episode));
    const third = new ReplayFolder(deep, episodes[0].layout);
    for (const replay of [second, third]) {
      expect([...replay.read()].map(columnsOf)).toEqual(episodes.map(columnsOf));
      expect(replay.episodes).toBe(12);
      expect(replay.steps).toBe(episodes.reduce((sum, { steps }) => sum + steps, 0));
      const sizes = readdirSync(deep).map((name) => statSync(path.join(deep, name)).size);
      expect(replay.bytes).toBe(sizes.reduce((sum, size) => sum + size, 0));
      expect(replay.skipped).toEqual([]);
    }
  });

  it("names a file by the episode's number and steps", () => {
    expect(fill([]).add(numbered(1, 7))).toBe("00000000-7.safetensors");
    expect(fill([]).add(numbered(2, 9))).toBe("00000001-9.safetensors");
    expect(readdirSync(folder).sort()).toEqual(["00000000-7.safetensors", "00000001-9.safetensors"]);
  });

  it("deletes the oldest episodes where the bytes are too many, and never the new one", () => {
    const size = encodeEpisode(numbered(1, 5)).length;
    const capped = new ReplayFolder(folder, layout, { maxBytes: 3 * size });
    for (const id of [1, 2, 3, 4]) capped.add(numbered(id, 5));
    expect(idsOf(capped)).toEqual([2, 3, 4]);
    expect(capped.bytes).toBe(3 * size);
    expect(idsOf(new ReplayFolder(folder, layout))).toEqual([2, 3, 4]);
    const narrow = new ReplayFolder(folder, layout, { maxBytes: 1 });
    expect([narrow.episodes, narrow.added]).toEqual([3, 4]);
    narrow.add(numbered(5, 500));
    expect(idsOf(new ReplayFolder(folder, layout))).toEqual([5]);
    expect(fill([]).add(numbered(6, 1))).toBe("00000005-1.safetensors");
  });

  it("goes on where the oldest episode was deleted by somebody else before", () => {
    const size = encodeEpisode(numbered(1, 5)).length;
    const capped = new ReplayFolder(folder, layout, { maxBytes: 2 * size });
    for (const id of [1, 2]) capped.add(numbered(id, 5));
    rmSync(path.join(folder, "00000000-5.safetensors"));
    capped.add(numbered(3, 5));
    expect(idsOf(capped)).toEqual([2, 3]);
  });

  it("takes no notice of what a killed process left, and removes it when it adds", () => {
    fill([1, 2]);
    const left = path.join(folder, ".00000002-5.safetensors.4711.part");
    const whole = encodeEpisode(numbered(3, 5));
    for (const length of [0, 1, 100, whole.length]) {
      writeFileSync(left, whole.subarray(0, length));
      const replay = new ReplayFolder(folder, layout);
      expect([idsOf(replay), replay.skipped]).toEqual([[1, 2], []]);
      expect(readdirSync(folder)).toContain(path.basename(left));
    }
    fill([4]);
    expect(readdirSync(folder)).toHaveLength(3);
    expect(idsOf(fill([]))).toEqual([1, 2, 4]);
  });

  it("skips files that are not episodes and damaged ones, keeps them, and says what is wrong", () => {
    const names = fill([1, 2, 3, 4, 5]).read();
    expect([...names]).toHaveLength(5);
    const file = (i: number, steps = 5) => path.join(folder, `0000000${i}-${steps}.safetensors`);
    writeFileSync(path.join(folder, "notes.txt"), "mine");
    mkdirSync(file(9));
    writeFileSync(file(1), readFileSync(file(1)).subarray(0, -1));
    writeFileSync(file(2), encodeEpisode(recordEpisode(createGreys(2), 1)));
    writeFileSync(file(7, 6), encodeEpisode(numbered(7, 5)));
    const replay = new ReplayFolder(folder, layout);
    expect(replay.episodes).toBe(6);
    expect(idsOf(replay)).toEqual([1, 4, 5]);
    expect([replay.episodes, replay.steps]).toEqual([3, 15]);
    expect([...replay.skipped].sort()).toEqual([
      expect.stringMatching(/^00000001-5\.safetensors is skipped: safetensors.decode: the data must be \d+ bytes long/),
      expect.stringMatching(/^00000002-5\.safetensors is skipped: decodeEpisode: observation must be float32 \[\d+, 1\], got uint8/),
      "00000007-6.safetensors is skipped: it must have the 6 steps of its name, got 5",
      "00000009-5.safetensors is skipped: it is not an episode's file",
      "notes.txt is skipped: it is not an episode's file",
    ]); // prettier-ignore
    expect(readdirSync(folder)).toHaveLength(8);
    expect(replay.add(numbered(8, 5))).toBe("00000008-5.safetensors");
  });

  it("goes on where another process deletes an episode that it was about to read", () => {
    const replay = fill([1, 2, 3]);
    const reading = replay.read();
    reading.next();
    rmSync(path.join(folder, "00000001-5.safetensors"));
    expect([...reading].map(({ observation }) => observation[0])).toEqual([3000]);
    expect(replay.skipped).toEqual(["00000001-5.safetensors is skipped: it was deleted"]);
  });

  it("refuses episodes of another layout and bytes that are none, and is as it was where writing fails", () => {
    const replay = fill([1]);
    expect(() => replay.add(recordEpisode(createGreys(2), 1))).toThrow(
      "ReplayFolder.add: the observation of a step must be float32 [1], got uint8 [2, 2, 3]",
    );
    mkdirSync(path.join(folder, "00000001-5.safetensors", "in the way"), { recursive: true });
    expect(() => replay.add(numbered(2, 5))).toThrow(/EISDIR|EEXIST|ENOTEMPTY|EPERM/);
    expect(idsOf(replay)).toEqual([1]);
    expect(readdirSync(folder)).toHaveLength(2);
    expect(() => new ReplayFolder(folder, layout, { maxBytes: 0 })).toThrow(
      "ReplayFolder: maxBytes must be positive, got 0",
    );
  });
});
