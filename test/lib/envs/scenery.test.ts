import { Canvas, palette } from "lib/envs/canvas";
import { drawAcrobot } from "lib/envs/control/drawAcrobot";
import { drawCar } from "lib/envs/control/drawCar";
import { drawCartPole } from "lib/envs/control/drawCartPole";
import { drawPendulum } from "lib/envs/control/drawPendulum";
import { scenery } from "lib/envs/scenery";

describe("scenery", () => {
  it("is drawn once for each size", () => {
    let drawings = 0;
    const stage = scenery((width: number, height: number) => {
      drawings++;
      return new Canvas(width, height, palette.blue);
    });
    expect(stage(4, 3)).toBe(stage(4, 3));
    expect(stage(3, 4)).toMatchObject({ width: 3, height: 4 });
    expect(drawings).toBe(2);
  });

  it("is kept for the latest eight sizes", () => {
    const stage = scenery((size: number) => new Canvas(size, size));
    const first = stage(1);
    for (let size = 2; size <= 8; size++) stage(size);
    expect(stage(1)).toBe(first);
    stage(9);
    expect(stage(1)).not.toBe(first);
  });

  it.each([
    ["the cart-pole", (x: number) => drawCartPole([x, x])],
    ["the acrobot", (x: number) => drawAcrobot([x, x, 0, 0])],
    ["the pendulum", (x: number) => drawPendulum([x, 0], { push: 1 })],
    ["the car", (x: number) => drawCar([{ state: [x, 0], color: palette.orange }])],
  ])("stays as it was, whatever is drawn before it: %s", (_name, draw) => {
    const before = Buffer.from(draw(0).pixels);
    draw(0.4).pixels.fill(7);
    expect(Buffer.from(draw(0).pixels).equals(before)).toBe(true);
  });
});
