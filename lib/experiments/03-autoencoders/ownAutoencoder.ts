import { Autoencoder } from "../../models/autoencoder";
import { pcaDecode, pcaEncode, pcaFit } from "../../models/pca";
import type { Answers03 } from "./answers";
import { meanSquaredError } from "./pcaPictures";
import { randomBlobs } from "./pictures";
import { trainLive } from "./trainLive";

/** The pictures that autoencoders of blobs are trained on, and others. */
export const blobData = () => ({ train: randomBlobs(2000, "blobs"), test: randomBlobs(500, "blobs, test") });

/** Trains an autoencoder of blobs by the student's gradients, and shows it.
 *  @param lossGrad the student's answer to 3.4 */
export async function trainOwnAutoencoder(
  lossGrad: Answers03["autoencoderLossGrad"],
  { codeSize = 2, steps = 1000, seed = 1 } = {},
): Promise<Autoencoder> {
  const { train, test } = blobData();
  const pca = pcaFit(train.images.slice(0, 500), codeSize);
  const linear = meanSquaredError(test.images, pcaDecode(pca, pcaEncode(pca, test.images)));
  const autoencoder = new Autoencoder({ pixels: 144, codeSize, seed, lossGrad });
  await trainLive((options) => autoencoder.train(train.images, options), {
    steps,
    label: `an autoencoder with ${codeSize} numbers`,
    yardstick: { name: `the best linear code with ${codeSize}`, loss: linear },
  });
  return autoencoder;
}
