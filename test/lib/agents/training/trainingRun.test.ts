import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { RunProgress } from "lib/agents/training/runProgress";
import { RunFolder } from "lib/data/runFolder";
import { seenCatch } from "lib/envs/grids/catch";
import * as tf from "lib/tensor/tf";
import { tinyCatch, tinyRun } from "./tinyCatch";

beforeAll(() => tf.ready());

describe("TrainingRun", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "training-run-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("fills the replay at random, fits the model alone, and then all", async () => {
    const { run, dispose } = tinyRun(1);
    const seen: RunProgress[] = [];
    const end = await run.train({ envSteps: 96, measureEvery: 2, onProgress: (p) => seen.push(p) });
    expect(end).toMatchObject({ phase: "train", envSteps: 96, modelUpdates: 4, updates: 6 });
    expect(seen.map(({ modelUpdates, updates }) => modelUpdates + updates)).toEqual([2, 4, 6, 8, 10]);
    expect(seen[0].metrics).toEqual(expect.objectContaining({ modelLoss: expect.any(Number) }));
    expect(seen[0].metrics).not.toHaveProperty("actorLoss");
    expect(seen[4].metrics).toHaveProperty("imaginedReturn");
    expect(run.replay.steps).toBe(8 * run.replay.episodes);
    dispose();
  });

  it("learns from an episode that its world has lost, and does not count what it paid", async () => {
    const losing = () => {
      const world = seenCatch();
      const step = world.step.bind(world);
      world.step = (action) => ({ ...step(action), info: { isLost: true } });
      return world;
    };
    const { run, dispose } = tinyRun(1, undefined, { engine: "eager", world: losing });
    const { episodes, meanReturn } = await run.train({ envSteps: 72 });
    expect([episodes, meanReturn]).toEqual([0, NaN]);
    expect(run.replay.episodes).toBeGreaterThan(6);
    dispose();
  });

  it("takes away what was written after the snapshot that it goes on from", async () => {
    const run = new RunFolder(folder);
    const before = tinyRun(3, run);
    await before.run.train({ envSteps: 84, measureEvery: 1 });
    before.dispose();
    run.report({ updates: 99, modelUpdates: 4 }); // as of a process that was killed before its next snapshot
    const whole = readdirSync(path.join(folder, "replay"));
    writeFileSync(path.join(folder, "replay", "00000099.safetensors"), "half");
    const after = tinyRun(3, new RunFolder(folder));
    after.run.resume();
    expect(run.metrics().map(({ updates }) => updates)).not.toContain(99);
    expect(readdirSync(path.join(folder, "replay"))).toEqual(whole);
    expect(after.run.replay.episodes).toBe(before.run.replay.episodes);
    after.dispose();
  });

  it("begins anew where it ended before its first snapshot, and writes no metric twice", async () => {
    const run = new RunFolder(folder);
    run.report({ updates: 0, modelUpdates: 1 });
    const { run: training, dispose } = tinyRun(7, run);
    training.resume();
    await training.train({ envSteps: 84, measureEvery: 1 });
    const counts = run.metrics().map((line) => Number(line.updates) + Number(line.modelUpdates));
    expect(counts).toEqual(counts.map((_, i) => i + 1));
    dispose();
  });

  it("stops when it is asked to, and goes on when it is called again", async () => {
    const { run, dispose } = tinyRun(4);
    const stopped = await run.train({ envSteps: 1e9, stop: ({ updates }) => updates >= 2 });
    expect(stopped.envSteps).toBeLessThan(1e6);
    const end = await run.train({ envSteps: stopped.envSteps + 6 });
    expect(end.updates).toBe(stopped.updates + 1);
    dispose();
  });

  it("names the metric that is no longer finite, and keeps the snapshot", async () => {
    const run = new RunFolder(folder);
    const config = tinyCatch({ optimiser: { modelRate: 1e30 } });
    const { run: training, dispose } = tinyRun(5, run, { config, engine: "eager" });
    await expect(training.train({ envSteps: 1e4, measureEvery: 1 })).rejects.toThrow(
      /^TrainingRun\.train: \w+ is (NaN|Infinity) after \d+ updates/,
    );
    expect(run.isBegun).toBe(false);
    dispose();
  });

  it("names a policy that has collapsed", async () => {
    const config = tinyCatch({ behaviour: { entropyScale: -3 }, optimiser: { actorRate: 0.1 } });
    const { run, dispose } = tinyRun(8, undefined, { config, engine: "eager" });
    await expect(run.train({ envSteps: 3000, measureEvery: 1 })).rejects.toThrow(
      /^TrainingRun\.train: after \d+ updates the policy has collapsed \(its entropy is [\de.-]+ of at most 1\.10 nats\), and it earns -?\d\.\d\d where chance earns/,
    );
    dispose();
  });

  it("leaves no tensors behind", async () => {
    const before = tf.memory().numTensors;
    const { run, dispose } = tinyRun(6);
    await run.train({ envSteps: 80 });
    const middle = tf.memory().numTensors;
    await run.train({ envSteps: 110 });
    expect(tf.memory().numTensors).toBe(middle);
    dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
