import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { resumeTraining, saveTraining } from "lib/data/trainingFile";
import { Rng } from "lib/core/rng";
import { Autoencoder } from "lib/models/autoencoder";
import { Vae } from "lib/models/vae";
import * as tf from "lib/tensor/tf";
import { scratchFolder } from "../../support/scratchFolder";

const rng = new Rng(1);
const images = Array.from({ length: 100 }, () => Array.from({ length: 6 }, () => rng.uniform()));

const kinds = {
  Autoencoder: () => new Autoencoder({ pixels: 6, codeSize: 2, hidden: 8, seed: 3 }),
  Vae: () => new Vae({ pixels: 6, codeSize: 2, hidden: 8, noise: 0.1, seed: 3 }),
};

describe("saveTraining and resumeTraining", () => {
  beforeAll(() => tf.ready());
  const folder = scratchFolder("training");
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(Object.entries(kinds))("let a training of %s go on as if nothing had been", async (name, make) => {
    const before = tf.memory().numTensors;
    const file = path.join(folder, `${name}.safetensors`);
    const [straight, first, second] = [make(), make(), make()];
    await straight.train(images, { steps: 20 });
    await first.train(images, { steps: 10 });
    saveTraining(file, first);
    expect(resumeTraining(file, second)).toBe(true);
    const { curve } = await second.train(images, { steps: 10 });
    const { curve: other } = await straight.train(images, { steps: 1 });
    expect(curve).toHaveLength(10);
    // Up to rounding: a training's first two steps are not yet replayed as one graph.
    const [{ loss }] = (await second.train(images, { steps: 1 })).curve;
    expect(loss / other[0].loss).toBeCloseTo(1, 5);
    for (const model of [straight, first, second]) model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("begin anew where there is no file, and refuse another model's without a change", async () => {
    const file = path.join(folder, "other.safetensors");
    const [small, large] = [
      kinds.Autoencoder(),
      new Autoencoder({ pixels: 6, codeSize: 3, hidden: 8, seed: 1 }),
    ];
    expect(resumeTraining(file, small)).toBe(false);
    saveTraining(file, large);
    const error = small.error(images);
    expect(() => resumeTraining(file, small)).toThrow("loadCheckpoint: other.safetensors does not fit");
    writeFileSync(file, "nonsense");
    expect(() => resumeTraining(file, small)).toThrow();
    expect(small.error(images)).toBe(error);
    for (const model of [small, large]) model.dispose();
  });
});
