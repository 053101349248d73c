import type { Environment } from "../environment";
import { environmentOf } from "../environmentOf";
import { discrete, image, type Discrete, type Image } from "../spaces";
import type { World } from "../world";
import { litCells } from "./litCells";

/** Where the walker is, in rows and columns of cells from the top left, and the way that it took: 0 before the fork, then −1 or 1. */
export type ForkState = readonly [row: number, column: number, way: number];

/** Cells of a side. */
export const forkSize = 8;
/** Steps to the fork, and steps after it. */
export const [stemSteps, branchSteps] = [3, 3] as const;

const start: ForkState = [forkSize - 1, 3, 0];

/**
 * A walker goes up a path that forks, and takes either way equally often: the picture after the fork has two futures, and no picture
 * before it tells which. The one action does nothing; nothing is paid.
 */
export function createFork(): World<ForkState, number> {
  return {
    reset: () => start,
    step([row, column, way], _action, rng) {
      const walked = start[0] - row;
      const taken = walked === stemSteps ? (rng.uniform() < 0.5 ? -1 : 1) : way;
      const next: ForkState = [row - 1, column + taken, taken];
      return { next, cost: 0, terminated: walked + 1 === stemSteps + branchSteps };
    },
  };
}

/** A picture in grey, [16, 16, 1]: the walker white on black, two pixels to a cell. */
export const forkPixels = ([row, column]: ForkState): Uint8Array => litCells([[row, column]], forkSize);

/** The walker at each time of an episode, seven in all, by the way that it takes. */
export const forkPath = (way: -1 | 1): ForkState[] =>
  Array.from({ length: stemSteps + branchSteps + 1 }, (_, t) => {
    const after = Math.max(0, t - stemSteps);
    return [start[0] - t, start[1] + way * after, after > 0 ? way : 0];
  });

/** The fork as an agent sees it: pictures (`forkPixels`), one choice. */
export function seenFork(): Environment<Image, Discrete> {
  return environmentOf(createFork(), {
    observe: forkPixels,
    spaces: { observation: image(2 * forkSize, 2 * forkSize, 1), action: discrete(1) },
  });
}
