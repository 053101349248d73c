import { Canvas } from "lib/envs/canvas";
import { inkOf } from "lib/envs/pixels/inkOf";

describe("inkOf", () => {
  it("is 0 for white, 1 for black, and weighs colours as eyes do", () => {
    const canvas = new Canvas(2, 2, [255, 255, 255]);
    canvas.rectangle(1, 0, 1, 1, [0, 0, 0]);
    canvas.rectangle(0, 1, 1, 1, [0, 255, 0]);
    const [white, black, green] = inkOf(canvas);
    expect(white).toBeCloseTo(0, 12);
    expect(black).toBeCloseTo(1, 12);
    expect(green).toBeCloseTo(1 - 0.587, 12);
  });
});
