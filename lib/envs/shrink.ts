import { assertCount } from "../core/count";
import { Canvas } from "./canvas";

/** A picture `times` times as small: each pixel is the mean of those that it stands for; what is left over at the right and below is cut off.
 *  @throws RangeError unless times is a positive integer, and the picture has as many pixels to a side */
export function shrink({ width, height, pixels }: Canvas, times: number): Canvas {
  assertCount("shrink: times", times);
  const small = new Canvas(Math.floor(width / times), Math.floor(height / times));
  const sums = new Float64Array(3 * small.width);
  for (let row = 0; row < small.height; row++) {
    sums.fill(0);
    for (let line = row * times; line < (row + 1) * times; line++)
      for (let column = 0, at = 3 * line * width; column < small.width * times; column++, at += 3) {
        const to = 3 * ((column / times) | 0);
        sums[to] += pixels[at];
        sums[to + 1] += pixels[at + 1];
        sums[to + 2] += pixels[at + 2];
      }
    for (let i = 0; i < sums.length; i++) small.pixels[row * sums.length + i] = sums[i] / (times * times);
  }
  return small;
}
