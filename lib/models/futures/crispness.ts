import { sum } from "../../core/metrics";

/**
 * Σ x² / Σ x: how bright the ink of a picture is on average, each bit of ink asked for the brightness of its pixel. 1 where every lit pixel
 * is fully lit, ½ for a picture that is half of this and half of that.
 * @param picture pixels from 0 to 1, not all 0
 * @throws RangeError if nothing is lit
 * @see exercise 5.5
 */
export function crispness(picture: readonly number[]): number {
  // BEGIN SOLUTION 05.5
  const ink = sum(picture);
  if (!(ink > 0)) throw new RangeError(`crispness: picture must have lit pixels, got a sum of ${ink}`);
  return sum(picture.map((x) => x * x)) / ink;
  // END SOLUTION
}
