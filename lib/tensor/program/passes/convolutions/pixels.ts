import type { Builder } from "../../builder";
import type { Value } from "../../program";

/** Puts pixels of images elsewhere. */
export class Pixels {
  /** Lists of places that are constants already. */
  private readonly listed = new Map<string, Value>();

  constructor(readonly builder: Builder) {}

  /**
   * Pixels [n, rows · columns, c] of images, picked by their places in each image; the place −1 is outside, where all is zero.
   * @param pixels [n, m, c]
   * @returns [n, places, c]
   */
  picked(pixels: Value, places: readonly number[]): Value {
    const [n, m, c] = pixels.shape;
    const isAll = places.length === m && places.every((place, i) => place === i);
    if (isAll) return pixels;
    const given = places.includes(-1) ? this.withZero(pixels) : pixels;
    const indices = Int32Array.from(places, (place) => (place < 0 ? m : place));
    const key = indices.join();
    const where = this.listed.get(key) ?? this.builder.constant(indices, [indices.length], "int32");
    this.listed.set(key, where);
    return this.builder.emit(
      "Gather",
      [given, where],
      { axis: 1, batchDims: 0 },
      [n, indices.length, c],
      pixels.dtype,
    );
  }

  /** Images' pixels [n, m, c] and one more that is zero. */
  private withZero(pixels: Value): Value {
    const [n, m, c] = pixels.shape;
    const zero = this.builder.fill(0, [n, 1, c], pixels.dtype);
    return this.builder.emit("Concat", [pixels, zero], { axis: 1 }, [n, m + 1, c], pixels.dtype);
  }
}
