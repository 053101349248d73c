import { flatArray, isTypedArray, nestedArray, sizeOf, type NumericArray } from "../values/numericArray";
import type { Raster } from "./png";
import { isTensor, tensorHeading, type TensorLike } from "../values/tensor";

/** Numbers in nested arrays, typed arrays inside included. */
export type NestedNumbers = ArrayLike<number> | readonly NestedNumbers[];

/**
 * One image: [height, width] or [height, width, channels] with 1 (grey), 3 (red, green, blue) or 4 (with alpha) channels.
 * A Uint8Array, a Uint8ClampedArray and an integer tensor hold 0 to 255, everything else the option `range`.
 */
export type Pixels = NestedNumbers | TensorLike;

/** How pixels are read. */
export interface PixelOptions {
  /** Rows and columns: needed where the pixels are one flat array. */
  readonly height?: number;
  readonly width?: number;
  /** 1, 3 or 4: by default what the number of pixels says. */
  readonly channels?: number;
  /** What is black and what is white in pixels that are not bytes (default [0, 1]); what goes a little beyond is cut off. */
  readonly range?: readonly [number, number];
}

/**
 * An image as bytes.
 * @param who the function that is called, for error messages
 * @throws {TypeError} for what is no image, {RangeError} for a wrong shape or values beyond the range.
 */
export function readImage(who: string, pixels: Pixels, options: PixelOptions = {}): Raster {
  const { array, isBytes } = readArray(who, pixels, options, 0);
  return toRaster(who, array, 0, isBytes, options);
}

/**
 * Several images of one size as bytes: an array of images, or one array or tensor with a leading axis.
 * @param who the function that is called, for error messages
 * @throws {TypeError} or {RangeError} as readImage, naming the image; {RangeError} when sizes differ or there is none.
 */
export function readImages(
  who: string,
  images: Pixels | readonly Pixels[],
  options: PixelOptions = {},
): Raster[] {
  const list =
    Array.isArray(images) && typeof images[0] !== "number" ? readList(who, images, options) : undefined;
  const rasters = list ?? readStack(who, images as Pixels, options);
  if (rasters.length === 0) throw new RangeError(`${who}: there must be at least one image, got none`);
  const [{ width, height }] = rasters;
  const odd = rasters.findIndex((raster) => raster.width !== width || raster.height !== height);
  if (odd > 0) {
    throw new RangeError(
      `${who}: all images must have the size of the first, ${height} × ${width}, got ${rasters[odd].height} × ${rasters[odd].width} at ${odd}`,
    );
  }
  return rasters;
}

function readList(who: string, images: readonly Pixels[], options: PixelOptions): Raster[] {
  return images.map((pixels, k) => readImage(`${who}: image ${k}`, pixels, options));
}

function readStack(who: string, images: Pixels, options: PixelOptions): Raster[] {
  const { array, isBytes } = readArray(who, images, options, 1);
  const [count, ...shape] = array.shape;
  const size = sizeOf(shape);
  return Array.from({ length: count }, (_, k) =>
    toRaster(who, { ...array, shape }, k * size, isBytes, options),
  );
}

/** @param leading number of axes before height and width */
function readArray(
  who: string,
  pixels: Pixels,
  options: PixelOptions,
  leading: 0 | 1,
): { array: NumericArray; isBytes: boolean } {
  if (isTensor(pixels)) {
    if (pixels.isDisposed)
      throw new TypeError(`${who}: the pixels must still be there, got ${tensorHeading(pixels)}`);
    const data = pixels.dataSync() as ArrayLike<number>;
    return {
      array: flatArray(data, checkShape(who, pixels.shape, options, leading)),
      isBytes: pixels.dtype === "int32",
    };
  }
  const array = nestedArray(pixels);
  if (array === undefined) {
    const got = Array.isArray(pixels) ? "arrays of other things or of different lengths" : typeof pixels;
    throw new TypeError(
      `${who}: pixels must be a typed array, nested arrays of numbers or a tensor, got ${got}`,
    );
  }
  const isBytes = array.runs.every(
    (run) => isTypedArray(run) && !(run instanceof Float32Array || run instanceof Float64Array),
  );
  const shape = array.shape.length === 1 ? flatShape(who, array.shape[0], options, leading) : array.shape;
  return { array: { ...array, shape: checkShape(who, shape, options, leading) }, isBytes };
}

/** The shape of pixels that come as one flat array; of a flat video the channels must be given unless it is grey. */
function flatShape(who: string, length: number, options: PixelOptions, leading: 0 | 1): number[] {
  const { height, width } = options;
  if (height === undefined || width === undefined) {
    throw new TypeError(
      `${who}: height and width must be given for a flat array of pixels, got ${length} numbers`,
    );
  }
  const channels = options.channels ?? (leading === 1 ? 1 : length / (height * width));
  const count = length / (height * width * channels);
  if ([1, 3, 4].includes(channels) && Number.isInteger(count) && count >= 1 && (leading === 1 || count === 1))
    return leading === 1 ? [count, height, width, channels] : [height, width, channels];
  const what = leading === 1 ? "a whole number of images" : "one image";
  throw new RangeError(
    `${who}: the pixels must fill ${what} of ${height} × ${width} with ${options.channels ?? "1, 3 or 4"} channels, got ${length} numbers`,
  );
}

function checkShape(
  who: string,
  shape: readonly number[],
  options: PixelOptions,
  leading: 0 | 1,
): readonly number[] {
  const [height, width, channels = 1] = shape.slice(leading);
  const isImage =
    [2, 3].includes(shape.length - leading) && [1, 3, 4].includes(channels) && sizeOf(shape) > 0;
  const fits = isImage && height === (options.height ?? height) && width === (options.width ?? width);
  if (fits && channels === (options.channels ?? channels)) return shape;
  const { height: h = "height", width: w = "width", channels: c } = options;
  const first = leading === 1 ? "count, " : "";
  const plain = c === undefined || c === 1 ? `[${first}${h}, ${w}] or ` : "";
  throw new RangeError(
    `${who}: the shape must be ${plain}[${first}${h}, ${w}, ${c ?? "1, 3 or 4"}], got [${shape.join(", ")}]`,
  );
}

function toRaster(
  who: string,
  array: NumericArray,
  start: number,
  isBytes: boolean,
  options: PixelOptions,
): Raster {
  const [height, width, channels = 1] = array.shape;
  const [low, high] = isBytes ? [0, 255] : (options.range ?? [0, 1]);
  const data = new Uint8Array(height * width * channels);
  const [run] = array.runs;
  if (array.runs.length === 1 && (run instanceof Uint8ClampedArray || run instanceof Uint8Array)) {
    data.set(run.subarray(start, start + data.length));
    return { height, width, channels: channels as Raster["channels"], data };
  }
  const room = isBytes ? 0 : high - low;
  for (let i = 0; i < data.length; i++) {
    const value = array.at(start + i) as number;
    if (!(value >= low - room && value <= high + room)) throw beyondRange(who, value, [low, high], isBytes);
    data[i] = Math.round(255 * Math.min(1, Math.max(0, (value - low) / (high - low))));
  }
  return { height, width, channels: channels as Raster["channels"], data };
}

function beyondRange(
  who: string,
  value: number,
  [low, high]: readonly [number, number],
  isBytes: boolean,
): RangeError {
  const advice =
    isBytes || Number.isNaN(value)
      ? ""
      : ": divide by the value of white, pass a Uint8Array of 0 to 255, or give another range";
  return new RangeError(`${who}: pixels must be from ${low} to ${high}, got ${value}${advice}`);
}
