import { drawCar } from "lib/envs/control/drawCar";
import { palette, type Canvas } from "lib/envs/canvas";

/** The mean place of a colour's pixels, and how many there are. */
function find({ pixels, width }: Canvas, [r, g, b]: readonly number[]) {
  let [count, x, y] = [0, 0, 0];
  for (let i = 0; i < pixels.length / 3; i++) {
    if (pixels[3 * i] !== r || pixels[3 * i + 1] !== g || pixels[3 * i + 2] !== b) continue;
    count++;
    x += i % width;
    y += Math.floor(i / width);
  }
  return { count, x: x / count, y: y / count };
}

const draw = (x: number, hollow?: boolean) =>
  find(drawCar([{ state: [x, 0], color: palette.orange, hollow }]), palette.orange);

describe("drawCar", () => {
  it("puts the car on the ground: lowest at the bottom of the valley, higher on its sides", () => {
    const [wall, bottom, goal] = [-1.1, -Math.PI / 6, 0.5].map((x) => draw(x));
    expect(wall.x).toBeLessThan(bottom.x);
    expect(bottom.x).toBeLessThan(goal.x);
    expect(bottom.y).toBeGreaterThan(wall.y + 20);
    expect(bottom.y).toBeGreaterThan(goal.y + 60);
  });

  it("draws a promised car as a ring", () => {
    expect(draw(-0.5, true).count).toBeLessThan(0.7 * draw(-0.5).count);
  });
});
