import type { ConvolutionKind } from "../../primitives";
import type { Operation } from "../../program";

/** A convolution of images [n, H, W, c] with windows [k, l, c, o] to [n, h, w, o]. */
export interface Convolution {
  n: number;
  /** Height and width of the images. */
  image: readonly [number, number];
  /** Height and width of the windows. */
  window: readonly [number, number];
  /** The same in whole blocks of two pixels, to which windows are filled up with zeros. */
  even: readonly [number, number];
  channels: number;
  filters: number;
  /** Height and width of the result. */
  places: readonly [number, number];
  before: readonly [number, number];
}

/** Something for height and for width. */
export const each = <T>(f: (axis: 0 | 1) => T): [T, T] => [f(0), f(1)];

/** All places of a height and a width, row by row. */
export const grid = ([height, width]: readonly number[]): [number, number][] =>
  Array.from({ length: height * width }, (_, i) => [Math.floor(i / width), i % width]);

/** The number of a place in an image, row by row; −1 outside of it. */
export const placeIn = ([height, width]: readonly number[], row: number, column: number): number =>
  row >= 0 && row < height && column >= 0 && column < width ? row * width + column : -1;

/** What a convolution, or one of its two gradients, is about; null where its windows do not lie two pixels apart. */
export function describe({
  kind,
  inputs,
  attributes,
  outputs,
}: Operation<ConvolutionKind>): Convolution | null {
  const { strides, dilations, padding } = attributes;
  const [output] = outputs;
  const [images, windows, results] = {
    Conv2D: [inputs[0], inputs[1], output],
    Conv2DBackpropInput: [output, inputs[1], inputs[0]],
    Conv2DBackpropFilter: [inputs[0], output, inputs[1]],
  }[kind].map(({ shape }) => shape);
  const [n, height, width, channels] = images;
  const described: Convolution = {
    n,
    image: [height, width],
    window: [windows[0], windows[1]],
    even: each((axis) => windows[axis] + (windows[axis] % 2)),
    channels,
    filters: windows[3],
    places: [results[1], results[2]],
    before: [padding[0][0], padding[1][0]],
  };
  return String(strides) === "2,2" && String(dilations) === "1,1" ? described : null;
}

/** Whether the window covers the whole image, so that there is one place for it. */
export const isWhole = ({ image, window, places, before }: Convolution): boolean =>
  String(places) === "1,1" && String(image) === String(window) && String(before) === "0,0";

/** How to write a convolution or one of its gradients: as one product, a gradient by images also as a convolution to blocks. */
export type Choice = "product" | "blocks" | null;

/** What is fastest on an engine; null leaves it to the engine. */
export type Policy = (kind: ConvolutionKind, convolution: Convolution) => Choice;

/** The part of the padded images that windows reach, in blocks of 2 × 2 pixels: how many lie below each other and side by side. */
export const blocksOf = ({ places, even }: Convolution): [number, number] =>
  each((axis) => places[axis] - 1 + even[axis] / 2);
