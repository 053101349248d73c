import type { Raster } from "./png";
import { toRgba } from "./rgba";

type Palette = number[][];

/** What is used of the package gifenc, which has no types. */
interface Gifenc {
  GIFEncoder(): {
    writeFrame(
      index: Uint8Array,
      width: number,
      height: number,
      options: { palette?: Palette; delay: number },
    ): void;
    finish(): void;
    bytes(): Uint8Array;
  };
  quantize(rgba: Uint8Array, maxColors: number): Palette;
  applyPalette(rgba: Uint8Array, palette: Palette): Uint8Array;
}

const COLORS = 256;
const SAMPLED_FRAMES = 12;

/**
 * An endless GIF animation: exact in its colours where there are at most 256, else with the 256 that fit best; alpha becomes white.
 * @param fps frames a second, at most 50: GIF counts in hundredths of a second, and browsers slow down what is faster
 */
export function encodeGif(frames: readonly Raster[], fps: number): Uint8Array {
  // Loaded with the first video, not with the notebook.
  const { GIFEncoder, quantize, applyPalette } = require("gifenc") as Gifenc;
  const pictures = frames.map(toRgba);
  const exact = exactColors(pictures);
  const palette =
    exact === undefined ? quantize(sample(pictures), COLORS) : [...exact.keys()].map(channelsOf);
  const gif = GIFEncoder();
  const { width, height } = frames[0];
  pictures.forEach((picture, k) => {
    const index = exact === undefined ? applyPalette(picture, palette) : positions(picture, exact);
    const delay = 10 * (Math.round(((k + 1) * 100) / fps) - Math.round((k * 100) / fps));
    gif.writeFrame(index, width, height, k === 0 ? { palette, delay } : { delay });
  });
  gif.finish();
  return gif.bytes();
}

/** Each colour with its position, in order of appearance; undefined when there are more than a palette holds. */
function exactColors(pictures: readonly Uint8Array[]): Map<number, number> | undefined {
  const colors = new Map<number, number>();
  for (const picture of pictures) {
    const words = new Uint32Array(picture.buffer);
    let last = -1;
    for (const word of words) {
      if (word === last || colors.has(word)) continue;
      if (colors.size === COLORS) return undefined;
      colors.set(word, colors.size);
      last = word;
    }
  }
  return colors;
}

function positions(picture: Uint8Array, colors: ReadonlyMap<number, number>): Uint8Array {
  const words = new Uint32Array(picture.buffer);
  const index = new Uint8Array(words.length);
  let [last, position] = [words[0], colors.get(words[0]) as number];
  for (let i = 0; i < words.length; i++) {
    if (words[i] !== last) [last, position] = [words[i], colors.get(words[i]) as number];
    index[i] = position;
  }
  return index;
}

/** Red, green and blue of four bytes that were read as one number. */
function channelsOf(word: number): number[] {
  return [...new Uint8Array(Uint32Array.of(word).buffer, 0, 3)];
}

/** Frames from all over the video, one after the other. */
function sample(pictures: readonly Uint8Array[]): Uint8Array {
  const count = Math.min(SAMPLED_FRAMES, pictures.length);
  return Buffer.concat(
    Array.from({ length: count }, (_, k) => pictures[Math.floor((k * pictures.length) / count)]),
  );
}
