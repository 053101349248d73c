import { drawPendulum } from "lib/envs/control/drawPendulum";

/** The mean column and row of the orange bob. */
function bob({ pixels, width }: ReturnType<typeof drawPendulum>): { x: number; y: number } {
  let [count, x, y] = [0, 0, 0];
  for (let i = 0; i < pixels.length / 3; i++) {
    if (pixels[3 * i] < 180 || pixels[3 * i + 1] > 120) continue;
    count++;
    x += i % width;
    y += Math.floor(i / width);
  }
  return { x: x / count, y: y / count };
}

describe("drawPendulum", () => {
  it("draws an upright pendulum above its pivot and one that leans to the right at the right", () => {
    const [upright, leaning] = [bob(drawPendulum([0, 0])), bob(drawPendulum([Math.PI / 2, 0]))];
    expect(Math.abs(upright.x - 80)).toBeLessThan(1);
    expect(upright.y).toBeLessThan(25);
    expect(leaning.x).toBeGreaterThan(135);
    expect(Math.abs(leaning.y - 80)).toBeLessThan(1);
  });

  it("draws the push to its side", () => {
    const blue = (push: number) => {
      const { pixels, width } = drawPendulum([0, 0], { push });
      const row = 150 * width;
      const columns = Array.from({ length: width }, (_, c) => c);
      return columns.filter((c) => pixels[3 * (row + c) + 2] > 150 && pixels[3 * (row + c)] < 60);
    };
    expect(Math.max(...blue(1))).toBeGreaterThan(140);
    expect(Math.min(...blue(-1))).toBeLessThan(20);
  });

  it("has nothing to show of a pendulum that is lost", () => {
    expect(bob(drawPendulum(undefined)).x).toBeNaN();
  });
});
