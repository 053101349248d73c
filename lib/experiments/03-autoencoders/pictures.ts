import type { Matrix } from "../../core/matrix";
import { mean } from "../../core/metrics";
import { Rng } from "../../core/rng";
import { type BlobState, blobSize, renderBlob } from "../../envs/pixels/blob";
import { drawPendulum } from "../../envs/control/drawPendulum";
import { inkOf } from "../../envs/pixels/inkOf";

/** Pixels of a side of all the pictures of the notebook's experiments. */
export const side = blobSize;

/** Where blobs are and what they look like. */
export interface Blobs {
  /** [N, 2] */
  states: number[][];
  /** [N, 144], 0 to 1 */
  images: number[][];
}

/** Blobs anywhere in the picture. */
export function randomBlobs(count: number, seed: string | number): Blobs {
  const rng = new Rng(seed);
  const states = Array.from({ length: count }, () => [2 * rng.uniform() - 1, 2 * rng.uniform() - 1]);
  return { states, images: states.map(blobImage) };
}

/** [144], 0 to 1. */
export const blobImage = (state: BlobState): number[] => [...renderBlob(state)];

/** A pendulum as a picture [144]: how dark each pixel is, 0 to 1. Its velocity is not in it. */
export const pendulumImage = (state: readonly number[]): number[] =>
  inkOf(drawPendulum(state, { size: side }));

/** Numbers from 0 to 1 as a grey picture for `imageGrid`, light on dark; what lies outside is cut off. [144] → [12][12] */
export function toGrid(image: readonly number[]): number[][] {
  const clip = (x: number): number => Math.max(0, Math.min(1, x));
  return Array.from({ length: side }, (_, i) => image.slice(i * side, (i + 1) * side).map(clip));
}

/** The mean squared error over pictures and pixels. @param images [N, D] @param others [N, D] */
export function meanSquaredError(images: Matrix, others: Matrix): number {
  return mean(images.map((x, n) => mean(x.map((value, i) => (value - others[n][i]) ** 2))));
}
