import { Rng } from "lib/core/rng";
import { renderBlob } from "lib/envs/pixels/blob";
import { ConvAutoencoder } from "lib/models/convAutoencoder";
import * as tf from "lib/tensor/tf";

function blobs(count: number, seed: number): number[][] {
  const rng = new Rng(seed);
  return Array.from({ length: count }, () => [...renderBlob([2 * rng.uniform() - 1, 2 * rng.uniform() - 1])]);
}

const squaredError = (images: number[][], others: number[][]): number =>
  images.reduce((sum, x, n) => sum + x.reduce((s, value, i) => s + (value - others[n][i]) ** 2, 0), 0) /
  (images.length * images[0].length);

describe("ConvAutoencoder", () => {
  beforeAll(() => tf.ready());

  it("learns pictures of a blob, and frees all that it made", async () => {
    const before = tf.memory().numTensors;
    const model = new ConvAutoencoder({ side: 12, codeSize: 4, seed: 1 });
    const test = blobs(50, 2);
    await model.train(blobs(300, 1), { steps: 150 });
    const codes = model.encode(test);
    expect([codes.length, codes[0].length]).toEqual([50, 4]);
    const mean = test[0].map((_, i) => test.reduce((sum, x) => sum + x[i], 0) / 50);
    const untold = squaredError(test, test.map(() => mean)); // prettier-ignore
    expect(squaredError(test, model.decode(codes))).toBeLessThan(untold / 1.5);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("takes colours", () => {
    const model = new ConvAutoencoder({ side: 8, channels: 3, codeSize: 2, seed: 1 });
    const [picture] = model.decode(model.encode([Array<number>(192).fill(0.5)]));
    expect(picture).toHaveLength(192);
    model.dispose();
  });

  it.each([10, 0, 4.5])("refuses pictures of %p pixels a side", (side) => {
    expect(() => new ConvAutoencoder({ side, codeSize: 2, seed: 1 })).toThrow(
      `ConvAutoencoder: side must be a multiple of 4, got ${side}`,
    );
  });
});
