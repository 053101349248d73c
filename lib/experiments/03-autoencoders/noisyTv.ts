import { polynomial } from "../../core/polynomial";
import { Rng } from "../../core/rng";
import { figure } from "../../jupyter/display/figure";
import { imageGrid } from "../../jupyter/display/imageGrid";
import { progressOver } from "../../jupyter/display/progress";
import { Autoencoder } from "../../models/autoencoder";
import type { RegionErrors } from "../../models/errorByRegion";
import type { Answers03 } from "./answers";
import { type Blobs, randomBlobs, side, toGrid } from "./pictures";

/** True where the television stands: 4 × 4 pixels at the top right. [144] */
export const tvRegion: readonly boolean[] = Array.from(
  { length: side * side },
  (_, i) => Math.floor(i / side) < 4 && i % side >= 8,
);

/** One autoencoder of blobs beside a television, or without it. */
export interface TvRun extends RegionErrors {
  codeSize: number;
  tv: boolean;
  /** R² of the blob's place, the mean of x and y. */
  place: number;
}

/** Blobs beside a screen that shows another brightness in each picture. */
export function blobsBesideTv(count: number, seed: string): Blobs {
  const rng = new Rng(seed).split("television");
  const { states, images } = randomBlobs(count, seed);
  const watch = (image: number[]): number[] => {
    const brightness = rng.uniform();
    return image.map((x, i) => (tvRegion[i] ? brightness : x));
  };
  return { states, images: images.map(watch) };
}

/** Trains autoencoders with codes of two and three numbers, with and without a television in the picture.
 *  @param own the student's answers to 3.4, 3.6 and 3.9 */
export async function noisyTv(
  own: Pick<Answers03, "autoencoderLossGrad" | "errorByRegion" | "linearProbe">,
  seed = 1,
): Promise<TvRun[]> {
  const kinds = [false, true].flatMap((tv) => [2, 3].map((codeSize) => ({ tv, codeSize })));
  const runs: TvRun[] = [];
  for (const { tv, codeSize } of progressOver(kinds, { label: "autoencoders", unit: "trainings" })) {
    const make = tv ? blobsBesideTv : randomBlobs;
    const [train, test] = [make(1500, `television ${seed}`), make(400, `television ${seed}, test`)];
    const { autoencoderLossGrad: lossGrad } = own;
    const autoencoder = new Autoencoder({ pixels: side * side, codeSize, seed, lossGrad });
    try {
      await autoencoder.train(train.images, { steps: 600 });
      const read = ({ images, states }: Blobs) => ({
        codes: polynomial(autoencoder.encode(images), 3),
        states,
      });
      const [x, y] = own.linearProbe(read(train), read(test));
      const decoded = autoencoder.decode(autoencoder.encode(test.images));
      const errors = own.errorByRegion(test.images, decoded, [...tvRegion]);
      runs.push({ codeSize, tv, place: (x + y) / 2, ...errors });
    } finally {
      autoencoder.dispose();
    }
  }
  return runs;
}

/** Shows blobs beside the television. */
export function showTelevision(): void {
  imageGrid([{ images: blobsBesideTv(10, "shown").images.map(toGrid) }], {
    scale: 5,
    alt: "Ten blobs, each in another place, beside a square at the top right that has another brightness in each picture.",
  });
}

/** Draws how well the blob's place can be read out. */
export function drawNoisyTv(runs: readonly TvRun[]): void {
  const of = (tv: boolean) => runs.filter((run) => run.tv === tv);
  const sizes = of(true).map(({ codeSize }) => `${codeSize} numbers`);
  figure(
    [false, true].map((tv) => ({
      type: "bar",
      name: tv ? "beside a television" : "alone",
      x: sizes,
      y: of(tv).map(({ place }) => Math.max(0, place)),
    })),
    {
      title: "R² of a blob's place, read out of an autoencoder's code",
      yaxis: { title: "R² on other blobs", range: [0, 1.05] },
    },
    {
      alt: `${runs
        .map(
          ({ tv, codeSize, place, inside, outside }) =>
            `${tv ? "Beside a television" : "Alone"}, ${codeSize} numbers: R² ${place.toFixed(2)}, error ${inside.toFixed(4)} inside of the square, ${outside.toFixed(4)} outside`,
        )
        .join(". ")}.`,
    },
  );
}
