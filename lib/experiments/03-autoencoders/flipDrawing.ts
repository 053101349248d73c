import { drawTamago } from "../../envs/pixels/tamago";
import { imageGrid } from "../../jupyter/display/imageGrid";
import { type Prediction, verdict } from "../../jupyter/teaching/outcome";
import type { FlipRun } from "./flip";
import { toGrid } from "./pictures";

/** Pictures of ink as `imageGrid` shows them: ink is dark. */
const onPaper = (image: readonly number[]): number[][] => toGrid(image.map((x) => 1 - x));

/** Shows the three folds of an omelette as the cook sees them. */
export function showTamago(): void {
  const images = [0, 1, 2].map((fold) => drawTamago([fold, 0], 96).pixels);
  imageGrid([{ images }], {
    height: 96,
    width: 96,
    scale: 1,
    columnLabels: ["flat", "folded once", "rolled up"],
    alt: "A pan from above, three times: a flat sheet of egg, a sheet that is half rolled up, a roll.",
  });
}

/** Shows what each model expects after each fold and action. @param prediction of 100 next folds, how many a model gets right that is not told the action */
export function drawFlip({ told, blind, examples }: FlipRun, prediction?: Prediction): void {
  const percent = (share: number): string => `${Math.round(100 * share)}`;
  const said = verdict("Right without the action, of 100", prediction, percent(blind));
  const row = (label: string, images: number[][]) => ({ label, images: images.map(onPaper) });
  imageGrid(
    [
      row(
        "now",
        examples.map(({ before }) => before),
      ),
      row(
        "next",
        examples.map(({ after }) => after),
      ),
      row(
        "told the action",
        examples.map((example) => example.told),
      ),
      row(
        "not told",
        examples.map((example) => example.blind),
      ),
    ],
    {
      columnLabels: examples.map(({ action }) => action),
      scale: 5,
      alt: `The next picture of an omelette as two models of its code expect it. The right fold in 100 steps: ${percent(told)} times when told the action, ${percent(blind)} times when not.${said && ` ${said}`}`,
    },
  );
}
