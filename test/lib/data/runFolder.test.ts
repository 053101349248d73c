import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Rng } from "lib/core/rng";
import { type Episode, EpisodeRecorder } from "lib/data/episode";
import { RunFolder } from "lib/data/runFolder";
import { seenCatch } from "lib/envs/grids/catch";
import * as tf from "lib/tensor/tf";

function episode(seed: number): Episode {
  const world = seenCatch();
  const recorder = new EpisodeRecorder(world);
  recorder.begin(world.reset(new Rng(seed)));
  while (!recorder.isOver) recorder.record(1, world.step(1));
  return recorder.episode();
}

beforeAll(() => tf.ready());

describe("RunFolder", () => {
  let place: string;
  beforeEach(() => (place = mkdtempSync(path.join(tmpdir(), "run-folder-"))));
  afterEach(() => rmSync(place, { recursive: true }));

  const snapshot = (value: number) => ({
    tensors: { w: tf.tensor1d([value, 2]) },
    worlds: new Map([
      ["0.reward", { dtype: "float32" as const, shape: [1], data: new Float32Array([value]) }],
    ]),
    plain: { updates: value, state: new Float64Array([0.1]) },
  });
  const like = () => ({ w: tf.tensor1d([0, 0]) });
  const never = () => false;

  it("gives back the newest snapshot, and all episodes in their order", () => {
    const run = new RunFolder(place);
    expect(run.isBegun).toBe(false);
    expect(readdirSync(place)).toEqual([]); // to look makes nothing
    run.save(snapshot(1), [episode(1), episode(2)]);
    run.save(snapshot(2), []);
    run.save(snapshot(3), [episode(3)]);
    const { tensors, worlds, plain, episodes } = new RunFolder(place).load(like(), never);
    expect(Array.from(tensors.w.dataSync())).toEqual([3, 2]);
    expect(worlds.get("0.reward")!.data).toEqual(new Float32Array([3]));
    expect(plain).toEqual({ updates: 3, state: new Float64Array([0.1]) });
    expect(episodes).toEqual([episode(1), episode(2), episode(3)]);
  });

  it.each([
    ["checkpoint.safetensors", "half"],
    ["checkpoint.safetensors", ""],
    ["replay/00000001.safetensors", "half"],
    ["metrics.jsonl", '{"updates":\n{"updates":2}\n'],
  ])("names a file that is damaged, %s, and what to do", (file, content) => {
    const run = new RunFolder(place);
    run.save(snapshot(1), [episode(1)]);
    run.report({ updates: 1 });
    writeFileSync(run.file(file), content);
    expect(() => new RunFolder(place).load(like(), never)).toThrow(
      new RegExp(`${file} is damaged \\(.+\\): put a copy of it back, or train anew in another folder$`),
    );
  });

  it("takes away what was written after the newest snapshot, and numbers the next one on", () => {
    const run = new RunFolder(place);
    run.save(snapshot(1), [episode(1)]);
    run.report({ updates: 1 });
    run.report({ updates: 2 });
    writeFileSync(run.file("metrics.jsonl"), '{"updates":1}\n{"updates":2}\n{"upda'); // killed while it wrote
    writeFileSync(run.file("replay", "00000002.safetensors"), "an episode whose snapshot never came");
    writeFileSync(run.file("replay", ".00000002.safetensors.77.part"), "half a file");
    const again = new RunFolder(place);
    again.load(like(), (line, plain: { updates: number }) => Number(line.updates) > plain.updates);
    expect(again.metrics()).toEqual([{ updates: 1 }]);
    expect(readdirSync(again.file("replay"))).toEqual(["00000001.safetensors"]);
    again.save(snapshot(5), [episode(5)]);
    expect(existsSync(again.file("replay", "00000002.safetensors"))).toBe(true);
  });

  it("says that a snapshot is of another agent", () => {
    const run = new RunFolder(place);
    run.save(snapshot(1), []);
    expect(() => run.load({ w: tf.tensor1d([0, 0, 0]) }, never)).toThrow(
      `the snapshot in ${place} is of another agent: tensors.w must be float32 [3], got float32 [2]`,
    );
  });

  it("takes away what was written before the first snapshot, but not the settings", () => {
    const run = new RunFolder(place);
    run.settings = { seed: 1 };
    run.report({ updates: 20 });
    run.clear();
    expect(readdirSync(place)).toEqual(["settings.json"]);
    expect(run.metrics()).toEqual([]);
    run.clear(); // nothing more to take
  });

  it("keeps its settings", () => {
    new RunFolder(place).settings = { env: "catch", seed: 1 };
    expect(new RunFolder(place).settings).toEqual({ env: "catch", seed: 1 });
  });
});
