import type { Matrix } from "../core/matrix";
import { mean } from "../core/metrics";

/** The mean squared error per pixel of two parts of a picture. */
export interface RegionErrors {
  inside: number;
  outside: number;
}

/** How well a part of pictures is reconstructed, and the rest. @param images [N, D] @param reconstructions [N, D]
 *  @param region [D]: true inside; neither part may be empty @see Exercise 03.9 */
export function errorByRegion(
  images: Matrix,
  reconstructions: Matrix,
  region: readonly boolean[],
): RegionErrors {
  // BEGIN SOLUTION 03.9
  const errorOf = (part: boolean) =>
    mean(
      images.flatMap((x, n) =>
        x.map((value, i) => (value - reconstructions[n][i]) ** 2).filter((_, i) => region[i] === part),
      ),
    );
  return { inside: errorOf(true), outside: errorOf(false) };
  // END SOLUTION
}
