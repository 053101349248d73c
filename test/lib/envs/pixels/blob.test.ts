import { Rng } from "lib/core/rng";
import { blobPixels, blobSize, createBlob, renderBlob } from "lib/envs/pixels/blob";

describe("a blob", () => {
  it("is a hill about its place, as high as 1 in the middle of a pixel", () => {
    const image = renderBlob([-1 / 8, 1 / 8]); // pixel (5, 6)
    expect(image[6 * blobSize + 5]).toBe(1);
    expect(image[6 * blobSize + 6]).toBeCloseTo(Math.exp(-1 / (2 * 1.44)), 14);
    expect(blobPixels([-1 / 8, 1 / 8])[6 * blobSize + 5]).toBe(255);
  });

  it("varies by 0.0253 a pixel over all its places, as course figures assume", () => {
    const rng = new Rng(1);
    const images = Array.from({ length: 4000 }, () =>
      renderBlob([2 * rng.uniform() - 1, 2 * rng.uniform() - 1]),
    );
    const mean = images[0].map((_, i) => images.reduce((sum, image) => sum + image[i], 0) / images.length);
    const variance = images.reduce(
      (sum, image) => sum + image.reduce((s, v, i) => s + (v - mean[i]) ** 2, 0),
      0,
    );
    expect(variance / images.length / 144).toBeCloseTo(0.0253, 3);
  });

  it("moves by a fifth of the push, up to the edge, and pays the squared distance", () => {
    const rng = new Rng(0);
    const world = createBlob([0.5, 0]);
    expect(world.step([0, 0], [1, -0.5], rng)).toEqual({
      next: [0.2, -0.1],
      cost: expect.closeTo(0.1, 12) as number,
      terminated: false,
    });
    expect(world.step([0.95, 0], [9, 0], rng).next).toEqual([1, 0]);
  });
});
