import type { Value } from "../../program";
import { blocksOf, type Convolution, each, grid, placeIn } from "./convolution";
import type { Pixels } from "./pixels";

/** Windows [k, l, c, o] as blocks of 2 × 2 pixels: [k/2, l/2, o, 2, 2, c]. */
function windowBlocks(
  pixels: Pixels,
  windows: Value,
  { even, window, channels, filters }: Convolution,
): Value {
  const [rows, columns] = even;
  const full = pixels.builder.pad(windows, [
    ...each((axis) => [0, even[axis] - window[axis]]),
    [0, 0],
    [0, 0],
  ]);
  const split = pixels.builder.reshape(full, [rows / 2, 2, columns / 2, 2, channels, filters]);
  return pixels.builder.transpose(split, [0, 2, 5, 1, 3, 4]);
}

/** The same as a matrix [k/2 · l/2 · o, 2 · 2 · c]. */
function blockWeights(pixels: Pixels, windows: Value, convolution: Convolution): Value {
  const { even, channels, filters } = convolution;
  const together = windowBlocks(pixels, windows, convolution);
  return pixels.builder.reshape(together, [(even[0] / 2) * (even[1] / 2) * filters, 4 * channels]);
}

/** Each block of 2 × 2 pixels gets something back from the places whose windows cover it, by one product for all blocks. */
export function fromMultipliedBlocks(
  pixels: Pixels,
  dy: Value,
  windows: Value,
  convolution: Convolution,
  shape: readonly number[],
): Value {
  const { n, filters, channels, image, before, places, even } = convolution;
  const blocks = blocksOf(convolution);
  const slopes = pixels.builder.reshape(dy, [n, places[0] * places[1], filters]);
  const inWindow = grid(each((axis) => even[axis] / 2));
  const seen = grid(blocks).flatMap(([i, j]) => inWindow.map(([k, l]) => placeIn(places, i - k, j - l)));
  const rows = pixels.builder.reshape(pixels.picked(slopes, seen), [
    n * blocks[0] * blocks[1],
    inWindow.length * filters,
  ]);
  const found = pixels.builder.product(rows, blockWeights(pixels, windows, convolution));
  const apart = pixels.builder.reshape(found, [n, 4 * blocks[0] * blocks[1], channels]);
  const together = grid(image).map(([y, x]) => {
    const [row, column] = [y + before[0], x + before[1]];
    const block = placeIn(blocks, row >> 1, column >> 1);
    return block < 0 ? -1 : 4 * block + 2 * (row % 2) + (column % 2);
  });
  return pixels.builder.reshape(pixels.picked(apart, together), shape);
}

/**
 * The same blocks as a convolution of the engine's, by the windows' blocks in reversed order: it multiplies fast to few channels too.
 */
export function fromConvolvedBlocks(
  pixels: Pixels,
  dy: Value,
  windows: Value,
  convolution: Convolution,
): Value {
  const { n, channels, filters, image, before, even } = convolution;
  const [height, width] = blocksOf(convolution);
  const margin = each((axis) => [even[axis] / 2 - 1, even[axis] / 2 - 1] as const);
  const around = pixels.builder.pad(dy, [[0, 0], ...margin, [0, 0]]);
  const none = [0, 0] as const;
  const together = windowBlocks(pixels, windows, convolution);
  const reversed = pixels.builder.emit("Reverse", [together], { axes: [0, 1] }, together.shape, "float32");
  const small = pixels.builder.reshape(reversed, [even[0] / 2, even[1] / 2, filters, 4 * channels]);
  const blocks = pixels.builder.emit(
    "Conv2D",
    [around, small],
    { strides: [1, 1], dilations: [1, 1], padding: [none, none] },
    [n, height, width, 4 * channels],
    "float32",
  );
  const split = pixels.builder.reshape(blocks, [n, height, width, 2, 2, channels]);
  const apart = pixels.builder.transpose(split, [0, 1, 3, 2, 4, 5]);
  const reach = [2 * height, 2 * width];
  const framed = pixels.builder.reshape(apart, [n, ...reach, channels]);
  const kept = each((axis) => Math.min(image[axis], reach[axis] - before[axis]));
  const cut = pixels.builder.slice(framed, [0, ...before, 0], [n, ...kept, channels]);
  return pixels.builder.pad(cut, [[0, 0], ...each((axis) => [0, image[axis] - kept[axis]]), [0, 0]]);
}
