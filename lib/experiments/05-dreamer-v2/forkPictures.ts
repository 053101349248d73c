import { forkPath, forkPixels, forkSize } from "../../envs/pixels/fork";
import { imageGrid } from "../../jupyter/display/imageGrid";
import type { Answers05 } from "./answers";

/** Pixels of a side. */
export const side = 2 * forkSize;

/** The walker's pictures along a way, [7][256], 0 to 1. */
export const picturesOf = (way: -1 | 1): number[][] =>
  forkPath(way).map((state) => Array.from(forkPixels(state), (pixel) => pixel / 255));

/** The two pictures that may come `after` steps behind the fork, 1 to 3. */
export const futuresOf = (after: number): number[][] =>
  ([-1, 1] as const).map((way) => picturesOf(way)[3 + after]);

/** Pixels as rows, for figures. */
export const toGrid = (pixels: readonly number[]): number[][] =>
  Array.from({ length: side }, (_, y) => pixels.slice(y * side, (y + 1) * side));

/** Shows the two walks that there are. */
export function showFork(): void {
  imageGrid(
    ([-1, 1] as const).map((way) => ({
      label: way < 0 ? "to the left" : "to the right",
      images: picturesOf(way).map(toGrid),
    })),
    {
      columnLabels: picturesOf(1).map((_, t) => t),
      range: [0, 1],
      scale: 5,
      alt: "The two walks of the Fork in seven pictures each: a white square goes up the middle in pictures 0 to 3, then to the left or to the right in pictures 4 to 6.",
    },
  );
}

/** Shows the student's average of the two futures at each time behind the fork. */
export function drawAverages(averageFuture: Answers05["averageFuture"]): void {
  const averages = [1, 2, 3].map((after) => averageFuture(futuresOf(after), [0.5, 0.5]));
  const brightest = Math.max(...averages.flat());
  const row = (label: string, images: number[][]) => ({ label, images: images.map(toGrid) });
  imageGrid(
    [
      row("one future", [1, 2, 3].map((after) => futuresOf(after)[0])), // prettier-ignore
      row("the other", [1, 2, 3].map((after) => futuresOf(after)[1])), // prettier-ignore
      row("least squared error", averages),
    ],
    {
      columnLabels: ["picture 4", "picture 5", "picture 6"],
      range: [0, 1],
      scale: 5,
      alt: `Both futures of the Fork at three times, and the picture with the least squared error: two grey squares at once, the brightest pixel ${brightest.toFixed(2)}.`,
    },
  );
}
