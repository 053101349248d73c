import { Canvas } from "lib/envs/canvas";
import { pixelsOf } from "lib/envs/pixels/pixelsOf";
import { image } from "lib/envs/spaces";

describe("pixelsOf", () => {
  it("is row by row, red, green and blue of a pixel together, and in the space of such images", () => {
    const canvas = new Canvas(2, 2, [1, 2, 3]);
    canvas.rectangle(1, 0, 1, 1, [250, 0, 9]);
    const pixels = pixelsOf(canvas);
    expect([...pixels]).toEqual([1, 2, 3, 250, 0, 9, 1, 2, 3, 1, 2, 3]);
    expect(image(2, 2).contains(pixels)).toBe(true);
  });
});
