import type { World } from "../world";

/** Taken once: in a context of its own, such as a test's, each look at a global costs more than the rest of a picture. */
const { exp, max, min, round } = Math;

/** [x, y], each from −1 to 1: to the right, and down. */
export type BlobState = readonly number[];

/** Pixels of a side. */
export const blobSize = 12;

const spread = 1.2; // standard deviation of the blob, in pixels
const reach = 4; // pixels from the middle to a state of ±1

/** What an action of 1 moves in a step. */
export const blobPace = 0.2;

/**
 * A blob that is pushed about in the plane: the action [ax, ay], each −1 to 1, moves it by a fifth of that, up to the edge. COST: the squared
 * distance from the goal after the step. It starts anywhere; nothing else is random, and nothing ends.
 */
export function createBlob(goal: BlobState = [0, 0]): World<BlobState, readonly number[]> {
  const clip = (x: number): number => max(-1, min(1, x));
  return {
    reset: (rng) => [2 * rng.uniform() - 1, 2 * rng.uniform() - 1],
    step(state, action) {
      const next = state.map((x, i) => clip(x + blobPace * clip(action[i])));
      const cost = (next[0] - goal[0]) ** 2 + (next[1] - goal[1]) ** 2;
      return { next, cost, terminated: false };
    },
  };
}

/** The picture of a blob, [12 · 12], grey from 0 to 1: a Gaussian hill about where it is. */
export function renderBlob([x, y]: BlobState): Float64Array {
  const middle = (blobSize - 1) / 2;
  const profile = (at: number): Float64Array =>
    Float64Array.from({ length: blobSize }, (_, i) =>
      exp(-((i - middle - reach * at) ** 2) / (2 * spread ** 2)),
    );
  const [across, down] = [profile(x), profile(y)];
  return Float64Array.from(
    { length: blobSize ** 2 },
    (_, i) => down[(i / blobSize) | 0] * across[i % blobSize],
  );
}

/** The same as an observation, [12, 12, 1] bytes. */
export const blobPixels = (state: BlobState): Uint8Array =>
  Uint8Array.from(renderBlob(state), (value) => round(255 * value));
