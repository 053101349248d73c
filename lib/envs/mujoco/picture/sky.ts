import type { Canvas } from "../../canvas";

const { sqrt } = Math;

/** The sky at the horizon, and what is added to it up to overhead, and less down to below. */
const horizon = [216, 228, 236];
const overhead = [-110, -74, -30];
const below = 0.3;

/** The sky depends on where a camera looks and not on where it is: one that does not turn sees the same again. */
export class Sky {
  private readonly view = new Float64Array(10);
  private pixels = new Uint8ClampedArray(0);

  /** Fills a picture. @param view the camera's axes, [3, 3] @param pixel its size at depth 1 */
  paint(canvas: Canvas, view: Float64Array, pixel: number): void {
    const isKnown =
      this.pixels.length === canvas.pixels.length &&
      this.view[9] === pixel &&
      view.every((x, i) => x === this.view[i]);
    if (isKnown) return canvas.pixels.set(this.pixels);
    this.view.set(view);
    this.view[9] = pixel;
    draw(canvas, view, pixel);
    this.pixels = canvas.pixels.slice();
  }
}

function draw({ width, height, pixels }: Canvas, view: Float64Array, pixel: number): void {
  for (let row = 0, at = 0; row < height; row++)
    for (let column = 0; column < width; column++, at += 3) {
      const [x, y] = [(column + 0.5 - width / 2) * pixel, (height / 2 - row - 0.5) * pixel];
      const up = (view[6] * x + view[7] * y - view[8]) / sqrt(x * x + y * y + 1);
      const share = up < 0 ? -below * up : up;
      for (let i = 0; i < 3; i++) pixels[at + i] = horizon[i] + share * overhead[i];
    }
}
