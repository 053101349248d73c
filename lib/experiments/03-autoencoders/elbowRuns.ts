import { figure } from "../../jupyter/display/figure";
import { progressOver } from "../../jupyter/display/progress";
import { captionAt, type Prediction, verdict } from "../../jupyter/teaching/outcome";
import { Autoencoder } from "../../models/autoencoder";
import type { Elbow } from "../../models/elbow";
import type { Answers03 } from "./answers";
import { blobData } from "./ownAutoencoder";
import { linearError, type PcaPictures } from "./pcaPictures";

/** Sizes of the code that are tried. */
export const elbowSizes = [1, 2, 3, 4];
const steps = 500;

/** The student's autoencoders of all sizes, and the best linear codes. */
export interface ElbowRuns extends Elbow {
  /** Errors of the best linear codes. */
  linear: number[];
}

/** Trains an autoencoder of each size with each seed.
 *  @param own the student's answers to 3.4 and 3.5 @param pca the student's linear code */
export async function elbowRuns(
  own: Pick<Answers03, "autoencoderLossGrad" | "findElbow">,
  pca: PcaPictures,
  seeds = [1, 2],
): Promise<ElbowRuns> {
  const { train, test } = blobData();
  const errors = new Map<string, number>();
  const runs = elbowSizes.flatMap((size) => seeds.map((seed) => ({ size, seed })));
  for (const { size, seed } of progressOver(runs, { label: "autoencoders", unit: "trainings" })) {
    const autoencoder = new Autoencoder({
      pixels: 144,
      codeSize: size,
      seed,
      lossGrad: own.autoencoderLossGrad,
    });
    try {
      await autoencoder.train(train.images, { steps });
      errors.set(`${size}/${seed}`, autoencoder.error(test.images));
    } finally {
      autoencoder.dispose();
    }
  }
  const linear = elbowSizes.map((size) => linearError(pca, size, test.images));
  return { ...own.findElbow((size, seed) => errors.get(`${size}/${seed}`)!, elbowSizes, seeds), linear };
}

/** Draws the errors by the size of the code. @param prediction where the curve bends */
export function drawElbow({ errors, elbow, linear }: ElbowRuns, prediction?: Prediction): void {
  const said = verdict("The bend", prediction, `at ${elbow}`);
  figure(
    [
      { name: "autoencoder", x: elbowSizes, y: errors, mode: "lines+markers" },
      { name: "best linear code", x: elbowSizes, y: linear, mode: "lines+markers" },
    ],
    {
      title: "Error of reconstructed blobs by the size of the code",
      xaxis: { title: "numbers in the code", tickvals: elbowSizes },
      yaxis: { title: "mean squared error per pixel", type: "log" },
      annotations: said === "" ? [] : [captionAt(said, 0.6, 0.5)],
    },
    {
      alt: `Mean squared error per pixel with codes of ${elbowSizes.join(", ")}: autoencoder ${errors
        .map((error) => error.toFixed(4))
        .join(
          ", ",
        )}; best linear code ${linear.map((error) => error.toFixed(4)).join(", ")}. The curve bends at ${elbow}.${
        said && ` ${said}`
      }`,
    },
  );
}
