import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { RunFolder } from "lib/data/runFolder";
import * as tf from "lib/tensor/tf";
import { tinyRun } from "./tinyCatch";

beforeAll(() => tf.ready());

describe("TrainingRun, its steps captured", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "training-run-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const captured = { engine: undefined }; // the fastest engine that is here
  const withoutTime = (lines: Record<string, unknown>[]) => lines.map(({ seconds: _, ...line }) => line);

  it("goes on from its folder as if nothing had been: the same metrics, to the last digit", async () => {
    const [whole, parts] = ["whole", "parts"].map((name) => new RunFolder(path.join(folder, name)));
    const straight = tinyRun(2, whole, captured);
    await straight.run.train({ envSteps: 150, measureEvery: 3, saveEvery: 0.05 });
    straight.dispose();
    const first = tinyRun(2, parts, captured);
    await first.run.train({ envSteps: 100, measureEvery: 3, saveEvery: 0.05 });
    first.dispose();
    const second = tinyRun(77, new RunFolder(parts.folder), captured); // other weights and draws, which the snapshot replaces
    second.run.resume();
    expect(second.run.progress.envSteps).toBe(102);
    await second.run.train({ envSteps: 150, measureEvery: 3, saveEvery: 0.05 });
    second.dispose();
    const ends = [whole, parts].map((run) => withoutTime(run.metrics()).slice(-3));
    expect(ends[0].map(({ updates }) => updates)).toEqual(ends[1].map(({ updates }) => updates));
    expect(ends[1]).toEqual(ends[0]);
  });
});
