import { mean } from "lib/core/metrics";
import type { PlainLayer } from "./tensorLayers";

/** The mean squared error of D → H → k → H → D in plain arithmetic. @param x [B][D] */
export function lossOf(layers: readonly PlainLayer[], x: readonly number[][]): number {
  const reconstruct = (image: number[]) =>
    layers.reduce((input, { W, b }, i) => {
      const output = b.map((offset, j) => input.reduce((all, value, n) => all + value * W[n][j], offset));
      return i % 2 === 0 ? output.map(Math.tanh) : output;
    }, image);
  return mean(
    x.flatMap((image) => {
      const decoded = reconstruct(image);
      return image.map((value, i) => (decoded[i] - value) ** 2);
    }),
  );
}

const h = 1e-5;

/** Its gradients by central differences, right to 1e-9 or so. */
export function gradientsOf(layers: readonly PlainLayer[], x: readonly number[][]): PlainLayer[] {
  const moved = layers.map(({ W, b }) => ({ W: W.map((row) => [...row]), b: [...b] }));
  const slopes = (row: number[]) =>
    row.map((value, i) => {
      const at = (there: number) => ((row[i] = there), lossOf(moved, x));
      const slope = (at(value + h) - at(value - h)) / (2 * h);
      row[i] = value;
      return slope;
    });
  return moved.map(({ W, b }) => ({ W: W.map(slopes), b: slopes(b) }));
}
