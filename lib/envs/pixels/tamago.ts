import { Canvas, palette, type Color } from "../canvas";
import type { World } from "../world";

/** [fold, slide]: how far the omelette is rolled up, 0 (flat), 1 or 2, and how far it has slid in the pan, −2 to 2 pixels of 16. */
export type TamagoState = readonly number[];

/** What the cook can do. */
export const tamagoActions = ["Wait", "Flip"] as const;

/** Pixels of a side, unless given. */
export const tamagoSize = 16;

const folds = 3;
const mostSlide = 2;

/**
 * A rolled omelette, made layer by layer: "Flip" rolls the flat sheet up by half, then whole; a whole roll makes room for the next sheet. At each
 * step it slides a pixel to the left or right, or not, whatever the cook does. COST: −1 for a roll that is finished, else nothing. What the
 * cook sees is a picture.
 */
export function createTamago(): World<TamagoState, number> {
  return {
    reset: (rng) => [rng.integer(folds), rng.integer(2 * mostSlide + 1) - mostSlide],
    step([fold, slide], action, rng) {
      const flips = tamagoActions[action] === "Flip";
      const drift = rng.integer(3) - 1;
      const next = [
        flips ? (fold + 1) % folds : fold,
        Math.max(-mostSlide, Math.min(mostSlide, slide + drift)),
      ];
      return { next, cost: flips && fold === folds - 1 ? -1 : 0, terminated: false };
    },
  };
}

const egg: Color = [247, 205, 72];
const brown: Color = [196, 132, 40];

/** The pan from above, and the omelette in it: a sheet, half a sheet beside a roll, or a roll. */
export function drawTamago([fold, slide]: TamagoState, size = tamagoSize): Canvas {
  const canvas = new Canvas(size, size, palette.grey);
  const pixel = size / tamagoSize;
  const bar = (left: number, width: number, color: Color): void =>
    canvas.rectangle((left + slide) * pixel, 4 * pixel, width * pixel, 8 * pixel, color);
  canvas.rectangle(pixel, 2 * pixel, 14 * pixel, 12 * pixel, palette.ink);
  if (fold < folds - 1) bar(fold === 0 ? 3 : 7, fold === 0 ? 10 : 6, egg);
  if (fold > 0) {
    bar(fold === 1 ? 4 : 6, 4, brown);
    bar(fold === 1 ? 5 : 7, 2, egg);
  }
  return canvas;
}
