import { Canvas } from "lib/envs/canvas";
import { shrink } from "lib/envs/shrink";

describe("shrink", () => {
  it("makes a pixel the mean of those that it stands for, and cuts off the rest", () => {
    const canvas = new Canvas(5, 3);
    canvas.pixels.forEach((_, i) => (canvas.pixels[i] = 2 * i));
    const small = shrink(canvas, 2);
    expect([small.width, small.height]).toEqual([2, 1]);
    // Red: 0 and 3 of the first row, 15 and 18 of the second, twice as bright; then what lies 6 to the right.
    expect([...small.pixels]).toEqual([18, 20, 22, 30, 32, 34]);
  });

  it("leaves a picture as it is where once is enough, and refuses what is no number of times", () => {
    const canvas = new Canvas(4, 2, [1, 2, 3]);
    expect(shrink(canvas, 1)).toEqual(canvas);
    expect(() => shrink(canvas, 0.5)).toThrow("shrink: times must be a positive integer, got 0.5");
    expect(() => shrink(canvas, 3)).toThrow(RangeError);
  });
});
