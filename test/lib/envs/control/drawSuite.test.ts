import type { Canvas } from "lib/envs/canvas";
import { drawAcrobot } from "lib/envs/control/drawAcrobot";
import { drawCartPole } from "lib/envs/control/drawCartPole";

/** The middle of what is orange, from 0 to 1 in x and y, or undefined where nothing is. */
function orange({ pixels, width, height }: Canvas): [number, number] | undefined {
  let [count, x, y] = [0, 0, 0];
  for (let i = 0; i < width * height; i++) {
    if (pixels[3 * i] < 190 || pixels[3 * i + 2] > 60) continue;
    [count, x, y] = [count + 1, x + ((i % width) + 0.5) / width, y + (Math.floor(i / width) + 0.5) / height];
  }
  return count === 0 ? undefined : [x / count, y / count];
}

describe("a picture of the cart-pole", () => {
  it("shows the pole above the cart, below it, and where it tips to", () => {
    const [upright, hanging, right] = [0, Math.PI, 1].map((theta) => orange(drawCartPole([0, theta]))!);
    expect(upright[0]).toBeCloseTo(0.5, 1);
    expect(upright[1]).toBeLessThan(0.58);
    expect(hanging[1]).toBeGreaterThan(0.66);
    expect(right[0]).toBeGreaterThan(0.54);
  });

  it("shows some of the pole wherever the cart is", () => {
    for (const x of [-1.9, 0, 1.9])
      for (let theta = 0; theta < 6.28; theta += 0.1) expect(orange(drawCartPole([x, theta]))).toBeDefined();
  });
});

describe("a picture of the acrobot", () => {
  it("shows the lower arm where it is", () => {
    expect(orange(drawAcrobot([0, 0, 0, 0]))![1]).toBeLessThan(0.2);
    expect(orange(drawAcrobot([Math.PI, 0, 0, 0]))![1]).toBeGreaterThan(0.8);
    expect(orange(drawAcrobot([Math.PI / 2, 0, 0, 0]))![0]).toBeGreaterThan(0.8);
  });
});
