import type { Builder } from "../../builder";
import { sameShape, type Value } from "../../program";

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

  /** A part of a tensor; the tensor itself where it is all of it. */
  slice(x: Value, begin: readonly number[], size: readonly number[]): Value {
    if (sameShape(x.shape, size)) return x;
    return this.builder.emit("Slice", [x], { begin, size }, size, x.dtype);
  }

  /** A tensor with zeros around it, so many before and after it along each axis. */
  pad(x: Value, paddings: readonly (readonly number[])[]): Value {
    if (paddings.flat().every((size) => size === 0)) return x;
    const shape = x.shape.map((size, axis) => size + paddings[axis][0] + paddings[axis][1]);
    return this.builder.emit("Pad", [x], { paddings, value: 0 }, shape, x.dtype);
  }
}
