import type { Value } from "../../program";
import { type Convolution, grid, isWhole } from "./convolution";
import type { Pixels } from "./pixels";

/** Images with zeros left and right, as far as windows reach and to whole pairs of pixels. @param blank whether the last pair is zero */
function widened(
  pixels: Pixels,
  images: Value,
  { n, image, before, places, even }: Convolution,
  blank: boolean,
): Value {
  const [height, width] = image;
  const channels = images.shape[3];
  const used = before[1] + width;
  const least = Math.max(2 * (places[1] - 1) + even[1], blank ? used + 2 : used);
  const whole = least + (least % 2);
  if (whole === width) return images;
  const zeros = [before[1], whole - used].map((size) =>
    size > 0 ? [pixels.builder.fill(0, [n, height, size, channels], "float32")] : [],
  );
  const parts = [...zeros[0], images, ...zeros[1]];
  return pixels.builder.emit("Concat", parts, { axis: 2 }, [n, height, whole, channels], "float32");
}

/** The content of all windows [n · h · w, k · l · c], picked by pairs of neighbours; a window of odd width sees one pixel more. */
export function patches(pixels: Pixels, images: Value, convolution: Convolution): Value {
  const { n, window, even, channels, places, image, before } = convolution;
  if (isWhole(convolution)) return pixels.builder.reshape(images, [n, window[0] * window[1] * channels]);
  const rowOf = (i: number, k: number): number => 2 * i + k - before[0];
  const leaves = rowOf(0, 0) < 0 || rowOf(places[0] - 1, window[0] - 1) >= image[0];
  const framed = widened(pixels, images, convolution, leaves);
  const across = framed.shape[2] / 2;
  const pairs = pixels.builder.reshape(framed, [n, image[0] * across, 2 * channels]);
  const seen = grid(places).flatMap(([i, j]) =>
    grid([window[0], even[1] / 2]).map(([k, l]) => {
      const row = rowOf(i, k);
      return row >= 0 && row < image[0] ? row * across + j + l : across - 1;
    }),
  );
  const columns = window[0] * even[1] * channels;
  return pixels.builder.reshape(pixels.picked(pairs, seen), [n * places[0] * places[1], columns]);
}

/** Windows [k, l, c, o] as a matrix [k · l · c, o] whose rows are in the order of the patches. */
export function weights(pixels: Pixels, windows: Value, convolution: Convolution): Value {
  const { window, even, channels, filters } = convolution;
  const across = isWhole(convolution) ? window[1] : even[1];
  const full = pixels.builder.pad(windows, [
    [0, 0],
    [0, across - window[1]],
    [0, 0],
    [0, 0],
  ]);
  return pixels.builder.reshape(full, [window[0] * across * channels, filters]);
}
