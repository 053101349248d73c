import { imageGrid } from "../../jupyter/display/imageGrid";
import { pcaDecode, pcaEncode, type LinearCode } from "../../models/pca";
import type { Answers03 } from "./answers";
import { meanSquaredError, randomBlobs, toGrid } from "./pictures";

/** Sizes of the linear code that are shown. */
export const pcaSizes = [1, 2, 4, 8, 16];

/** The best linear code of blobs, and blobs that went through parts of it. */
export interface PcaPictures {
  /** Of 16 numbers; the first k of its components are the best code of k. */
  code: LinearCode;
  /** The share of the variance that 16 numbers explain. */
  explained: number;
  originals: number[][];
  /** [sizes][N][144] */
  reconstructions: number[][][];
  /** The mean squared error per pixel of 500 other blobs, for each size. */
  errors: number[];
}

/** The first k numbers of a linear code. */
export const firstOf = ({ code }: PcaPictures, k: number): LinearCode => ({
  ...code,
  components: code.components.slice(0, k),
});

/** The mean squared error per pixel of pictures that went through the first k numbers of a code. */
export function linearError(pca: PcaPictures, k: number, images: number[][]): number {
  const code = firstOf(pca, k);
  return meanSquaredError(images, pcaDecode(code, pcaEncode(code, images)));
}

/** Fits a linear code to 1,000 blobs and sends other blobs through parts of it.
 *  @param pcaFit the student's answer to 3.3 */
export function pcaPictures(pcaFit: Answers03["pcaFit"]): PcaPictures {
  const test = randomBlobs(500, "pca, test").images;
  const { explained, ...code } = pcaFit(randomBlobs(1000, "pca").images, 16);
  const pca: PcaPictures = { code, explained, originals: test.slice(0, 8), reconstructions: [], errors: [] };
  for (const size of pcaSizes) {
    const first = firstOf(pca, size);
    pca.reconstructions.push(pcaDecode(first, pcaEncode(first, pca.originals)));
    pca.errors.push(linearError(pca, size, test));
  }
  return pca;
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
