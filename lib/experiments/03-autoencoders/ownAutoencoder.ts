import { Autoencoder } from "../../models/autoencoder";
import type { Answers03 } from "./answers";
import { linearError, type PcaPictures } from "./pcaPictures";
import { randomBlobs } from "./pictures";
import { trainLive } from "./trainLive";

/** The pictures that autoencoders of blobs are trained on, and others. */
export const blobData = () => ({ train: randomBlobs(2000, "blobs"), test: randomBlobs(500, "blobs, test") });

/** An autoencoder of blobs with random weights.
 *  @param lossGrad the student's answer to 3.4 */
export function blobAutoencoder(
  lossGrad: Answers03["autoencoderLossGrad"],
  { codeSize = 2, seed = 1 } = {},
): Autoencoder {
  return new Autoencoder({ pixels: 144, codeSize, seed, lossGrad });
}

/** Trains an autoencoder of blobs, and shows it beside the student's linear code of the same size. Called again, it goes on. */
export async function trainOnBlobs(autoencoder: Autoencoder, pca: PcaPictures, steps = 1000): Promise<void> {
  const { codeSize } = autoencoder;
  const { train, test } = blobData();
  const loss = linearError(pca, codeSize, test.images);
  await trainLive((options) => autoencoder.train(train.images, options), {
    steps,
    label: `an autoencoder with ${codeSize} numbers`,
    yardstick: { name: `the best linear code with ${codeSize}`, loss },
  });
}
