import { mean } from "../../core/metrics";
import { imageGrid } from "../../jupyter/display/imageGrid";
import { pcaDecode, pcaEncode, type LinearCode } from "../../models/pca";
import type { Answers03 } from "./answers";
import { randomBlobs, toGrid } from "./pictures";

/** Sizes of the linear code that are shown. */
export const pcaSizes = [1, 2, 4, 8, 16];

/** Blobs that went through linear codes of several sizes. */
export interface PcaPictures {
  originals: number[][];
  /** [sizes][N][144] */
  reconstructions: number[][][];
  /** The mean squared error per pixel of 500 other blobs, for each size. */
  errors: number[];
  /** The share of the variance that 16 numbers explain. */
  explained: number;
}

/** Fits linear codes to 1,000 blobs and sends other blobs through them.
 *  @param pcaFit the student's answer to 3.3 */
export function pcaPictures(pcaFit: Answers03["pcaFit"]): PcaPictures {
  const train = randomBlobs(1000, "pca").images;
  const test = randomBlobs(500, "pca, test").images;
  const all = pcaFit(train, 16);
  const codes = pcaSizes.map((size): LinearCode => ({ ...all, components: all.components.slice(0, size) }));
  const decoded = codes.map((code) => pcaDecode(code, pcaEncode(code, test)));
  return {
    originals: test.slice(0, 8),
    reconstructions: decoded.map((images) => images.slice(0, 8)),
    errors: decoded.map((images) => meanSquaredError(test, images)),
    explained: all.explained,
  };
}

/** Over pictures and pixels. */
export function meanSquaredError(images: readonly number[][], others: readonly number[][]): number {
  return mean(images.map((x, n) => mean(x.map((value, i) => (value - others[n][i]) ** 2))));
}

/** Shows the blobs and what is left of them. */
export function drawPcaPictures({ originals, reconstructions, errors, explained }: PcaPictures): void {
  const rows = pcaSizes.map((size, i) => ({
    label: size === 1 ? "1 number" : `${size} numbers`,
    images: reconstructions[i].map(toGrid),
  }));
  imageGrid([{ label: "blob", images: originals.map(toGrid) }, ...rows], {
    scale: 5,
    alt: `Eight blobs and what linear codes make of them. Mean squared error per pixel: ${pcaSizes
      .map((size, i) => `${errors[i].toFixed(4)} with ${size}`)
      .join(", ")}. Sixteen numbers explain ${(100 * explained).toFixed(0)} % of the variance.`,
  });
}
