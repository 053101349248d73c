import { Canvas, palette, type Color } from "../canvas";
import type { Environment } from "../environment";
import { environmentOf } from "../environmentOf";
import { litCells } from "../pixels/litCells";
import { discrete, image, type Discrete, type Image } from "../spaces";
import type { World } from "../world";

/** [row, column, paddle]: where the ball is, from the top and from the left, and the column of the paddle in the last row. */
export type CatchState = readonly number[];

/** The moves of the paddle: left, none, right. */
export const catchActions: readonly number[] = [-1, 0, 1];

/** Cells of a side, unless given. An episode has one step less. */
export const catchSize = 8;

/**
 * A ball falls a row a step; a paddle below is to catch it. COST: −1 for a ball that is caught, 1 for one that is not, nothing before. The
 * ball starts in any column, the paddle in the middle. Actions: 0, 1, 2 (`catchActions`).
 * @see Osband et al. 2020, Behaviour Suite for Reinforcement Learning, "catch"
 */
export function createCatch(size = catchSize): World<CatchState, number> {
  if (!Number.isInteger(size) || size < 2)
    throw new RangeError(`createCatch: size must be an integer of at least 2, got ${size}`);
  return {
    reset: (rng) => [0, rng.integer(size), Math.floor(size / 2)],
    step([row, column, paddle], action) {
      const moved = Math.min(size - 1, Math.max(0, paddle + catchActions[action]));
      const next = [row + 1, column, moved];
      const terminated = next[0] === size - 1;
      return { next, cost: terminated ? (column === moved ? -1 : 1) : 0, terminated };
    },
  };
}

/** A picture with `cell` pixels to a cell: the ball, and the paddle below. */
export function drawCatch([row, column, paddle]: CatchState, size = catchSize, cell = 2): Canvas {
  const canvas = new Canvas(size * cell, size * cell, palette.ink);
  const square = (r: number, c: number, color: Color): void =>
    canvas.rectangle(c * cell, r * cell, cell, cell, color);
  square(size - 1, paddle, palette.sky);
  square(row, column, palette.orange);
  return canvas;
}

/** A picture in grey, [2 · size, 2 · size, 1]: ball and paddle white on black, two pixels to a cell. */
export function catchPixels([row, column, paddle]: CatchState, size = catchSize): Uint8Array {
  return litCells(
    [
      [row, column],
      [size - 1, paddle],
    ],
    size,
  );
}

/** Catch as an agent sees it: pictures (`catchPixels`), three choices. */
export function seenCatch(size = catchSize): Environment<Image, Discrete> {
  return environmentOf(createCatch(size), {
    observe: (state) => catchPixels(state, size),
    spaces: { observation: image(2 * size, 2 * size, 1), action: discrete(catchActions.length) },
  });
}
