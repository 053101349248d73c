import { image } from "../../jupyter/display/image";
import { interact, type Interaction } from "../../jupyter/widgets/interact";
import { slider } from "../../jupyter/widgets/sliders";
import type { Autoencoder } from "../../models/autoencoder";
import { randomBlobs, toGrid } from "./pictures";

/** Where most codes lie in one dimension: their 5th and 95th percentile. */
function middleOf(codes: readonly number[][], dimension: number): { min: number; max: number } {
  const sorted = codes.map((z) => z[dimension]).sort((a, b) => a - b);
  const at = (share: number): number =>
    Number(sorted[Math.floor(share * (sorted.length - 1))].toPrecision(2));
  return { min: at(0.05), max: at(0.95) };
}

/** Two sliders, the numbers of a code, and the picture that they stand for.
 *  @throws RangeError if the autoencoder's code has not two numbers */
export function traverse(autoencoder: Pick<Autoencoder, "codeSize" | "encode" | "decode">): Interaction {
  if (autoencoder.codeSize !== 2)
    throw new RangeError(`traverse: the code must have two numbers, got ${autoencoder.codeSize}`);
  const codes = autoencoder.encode(randomBlobs(300, "traverse").images);
  const control = (dimension: number) => {
    const { min, max } = middleOf(codes, dimension);
    return slider({ label: `z${"₁₂"[dimension]}`, min, max, step: (max - min) / 24, value: (min + max) / 2 });
  };
  return interact({ first: control(0), second: control(1) }, ({ first, second }) => {
    const [picture] = autoencoder.decode([[first, second]]);
    image(toGrid(picture), {
      scale: 16,
      alt: `What the code (${first.toFixed(2)}, ${second.toFixed(2)}) is decoded to.`,
    });
  });
}
