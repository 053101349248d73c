import { Rng } from "lib/core/rng";
import { forkPath, forkPixels } from "lib/envs/pixels/fork";
import { averageFuture } from "lib/models/futures/averageFuture";

const squared = (x: readonly number[], y: readonly number[]) =>
  x.reduce((sum, pixel, i) => sum + (pixel - y[i]) ** 2, 0);

describe("averageFuture", () => {
  it("weighs each future by its probability", () => {
    const futures = [[1, 0, 0], [0, 1, 0.5]]; // prettier-ignore
    expect(averageFuture(futures, [0.75, 0.25])).toEqual([0.75, 0.25, 0.125]);
  });

  it("is nowhere brighter than ½ after a fork whose ways are equally likely", () => {
    const futures = ([-1, 1] as const).map((way) =>
      Array.from(forkPixels(forkPath(way)[4]), (pixel) => pixel / 255),
    );
    const average = averageFuture(futures, [0.5, 0.5]);
    expect(Math.max(...average)).toBe(0.5);
    expect(average.filter((pixel) => pixel === 0.5)).toHaveLength(8);
  });

  it("has the least expected squared error: every other picture has more", () => {
    const rng = new Rng("average");
    const futures = Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => rng.uniform()));
    const probs = [0.2, 0.3, 0.5];
    const error = (picture: readonly number[]) =>
      futures.reduce((sum, future, i) => sum + probs[i] * squared(picture, future), 0);
    const best = averageFuture(futures, probs);
    for (let i = 0; i < 20; i++)
      expect(error(best.map((x) => x + 0.1 * rng.normal()))).toBeGreaterThan(error(best));
  });

  it("refuses another number of probabilities", () => {
    expect(() => averageFuture([[1]], [0.5, 0.5])).toThrow("one for each of 1 futures, got 2");
  });
});
