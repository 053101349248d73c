import type { Builder } from "../builder";
import type { ConvolutionKind } from "../primitives";
import { Rewriter } from "./rewriter";
import { type Operation, type Program, sameShape, type Value } from "../program";

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

/** All places of a height and a width, row by row. */
const grid = ([height, width]: readonly number[]): [number, number][] =>
  Array.from({ length: height * width }, (_, i) => [Math.floor(i / width), i % width]);

/** The number of a place in an image, row by row; −1 outside of it. */
const placeIn = ([height, width]: readonly number[], row: number, column: number): number =>
  row >= 0 && row < height && column >= 0 && column < width ? row * width + column : -1;

const each = <T>(f: (axis: 0 | 1) => T): [T, T] => [f(0), f(1)];

const isConvolution = (operation: Operation) =>
  operation.kind === "Conv2D" ||
  operation.kind === "Conv2DBackpropInput" ||
  operation.kind === "Conv2DBackpropFilter";

/** What a convolution, or one of its two gradients, is about; null where its windows do not lie two pixels apart. */
function describe({ kind, inputs, attributes, outputs }: Operation<ConvolutionKind>): Convolution | null {
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
const isWhole = ({ image, window, places, before }: Convolution): boolean =>
  String(places) === "1,1" && String(image) === String(window) && String(before) === "0,0";

/** How to write a convolution or one of its gradients: as one product, a gradient by images also as a convolution to blocks. */
export type Choice = "product" | "blocks" | null;

/** What is fastest on an engine; null leaves it to the engine. */
export type Policy = (kind: ConvolutionKind, convolution: Convolution) => Choice;

/** Writes convolutions as matrix products of all windows of all images at once. */
class ConvolutionsAsProducts {
  private readonly rewriter: Rewriter;
  private readonly builder: Builder;
  /** Lists of places that are constants already. */
  private readonly listed = new Map<string, Value>();

  constructor(
    program: Program,
    private readonly policy: Policy,
  ) {
    this.rewriter = new Rewriter(program);
    this.builder = this.rewriter.builder;
  }

  run(): Program {
    return this.rewriter.run((operation) => {
      if (!isConvolution(operation)) return null;
      const convolution = describe(operation);
      if (!convolution) return null;
      const choice = isWhole(convolution) ? "product" : this.policy(operation.kind, convolution);
      if (choice === null) return null;
      const [a, b] = operation.inputs.map((input) => this.rewriter.nowOf(input));
      const { shape } = operation.outputs[0];
      switch (operation.kind) {
        case "Conv2D":
          return this.builder.reshape(
            this.product(this.patches(a, convolution), this.weights(b, convolution)),
            shape,
          );
        case "Conv2DBackpropInput":
          return this.inputGradient(a, b, convolution, shape, choice);
        default:
          return this.filterGradient(a, b, convolution, shape);
      }
    });
  }

  private product(a: Value, b: Value, transposeA = false, transposeB = false): Value {
    const rows = a.shape[transposeA ? 1 : 0];
    const columns = b.shape[transposeB ? 0 : 1];
    return this.builder.emit("MatMul", [a, b], { transposeA, transposeB }, [rows, columns], "float32");
  }

  /** The size of the part of the padded images that windows reach, in blocks. */
  private blocks({ places, even }: Convolution): [number, number] {
    return each((axis) => places[axis] - 1 + even[axis] / 2);
  }

  /**
   * Pixels [n, rows · columns, c] of images, picked by their places in each image; the place −1 is outside, where all is zero.
   * @param pixels [n, m, c]
   * @returns [n, places, c]
   */
  private picked(pixels: Value, places: readonly number[]): Value {
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

  /** The content of all windows [n · h · w, k · l · c], picked by pairs of neighbours; a window of odd width sees one pixel more. */
  private patches(images: Value, convolution: Convolution): Value {
    const { n, window, even, channels, places, image, before } = convolution;
    if (isWhole(convolution)) return this.builder.reshape(images, [n, window[0] * window[1] * channels]);
    const rowOf = (i: number, k: number): number => 2 * i + k - before[0];
    const leaves = rowOf(0, 0) < 0 || rowOf(places[0] - 1, window[0] - 1) >= image[0];
    const framed = this.widened(images, convolution, leaves);
    const across = framed.shape[2] / 2;
    const pairs = this.builder.reshape(framed, [n, image[0] * across, 2 * channels]);
    const seen = grid(places).flatMap(([i, j]) =>
      grid([window[0], even[1] / 2]).map(([k, l]) => {
        const row = rowOf(i, k);
        return row >= 0 && row < image[0] ? row * across + j + l : across - 1;
      }),
    );
    const columns = window[0] * even[1] * channels;
    return this.builder.reshape(this.picked(pairs, seen), [n * places[0] * places[1], columns]);
  }

  /** Images with zeros left and right, as far as windows reach and to whole pairs of pixels. @param blank whether the last pair is zero */
  private widened(images: Value, { n, image, before, places, even }: Convolution, blank: boolean): Value {
    const [height, width] = image;
    const channels = images.shape[3];
    const used = before[1] + width;
    const least = Math.max(2 * (places[1] - 1) + even[1], blank ? used + 2 : used);
    const whole = least + (least % 2);
    if (whole === width) return images;
    const zeros = [before[1], whole - used].map((size) =>
      size > 0 ? [this.builder.fill(0, [n, height, size, channels], "float32")] : [],
    );
    const parts = [...zeros[0], images, ...zeros[1]];
    return this.builder.emit("Concat", parts, { axis: 2 }, [n, height, whole, channels], "float32");
  }

  /** Windows [k, l, c, o] as a matrix [k · l · c, o] whose rows are in the order of the patches. */
  private weights(windows: Value, convolution: Convolution): Value {
    const { window, even, channels, filters } = convolution;
    const across = isWhole(convolution) ? window[1] : even[1];
    const full = this.padWith(windows, [
      [0, 0],
      [0, across - window[1]],
      [0, 0],
      [0, 0],
    ]);
    return this.builder.reshape(full, [window[0] * across * channels, filters]);
  }

  private filterGradient(
    images: Value,
    dy: Value,
    convolution: Convolution,
    shape: readonly number[],
  ): Value {
    const { filters, n, places } = convolution;
    const slopes = this.builder.reshape(dy, [n * places[0] * places[1], filters]);
    const found = this.product(this.patches(images, convolution), slopes, true);
    const [rows, , channels] = shape;
    const full = this.builder.reshape(found, [rows, found.shape[0] / (rows * channels), channels, filters]);
    return this.slice(full, [0, 0, 0, 0], shape);
  }

  private inputGradient(
    dy: Value,
    windows: Value,
    convolution: Convolution,
    shape: readonly number[],
    choice: Choice,
  ): Value {
    const { n, filters } = convolution;
    if (!isWhole(convolution))
      return choice === "blocks"
        ? this.fromConvolvedBlocks(dy, windows, convolution)
        : this.fromMultipliedBlocks(dy, windows, convolution, shape);
    const slopes = this.builder.reshape(dy, [n, filters]);
    return this.builder.reshape(
      this.product(slopes, this.weights(windows, convolution), false, true),
      shape,
    );
  }

  /** Each block of 2 × 2 pixels gets something back from the places whose windows cover it, by one product for all blocks. */
  private fromMultipliedBlocks(
    dy: Value,
    windows: Value,
    convolution: Convolution,
    shape: readonly number[],
  ): Value {
    const { n, filters, channels, image, before, places, even } = convolution;
    const blocks = this.blocks(convolution);
    const slopes = this.builder.reshape(dy, [n, places[0] * places[1], filters]);
    const inWindow = grid(each((axis) => even[axis] / 2));
    const seen = grid(blocks).flatMap(([i, j]) => inWindow.map(([k, l]) => placeIn(places, i - k, j - l)));
    const rows = this.builder.reshape(this.picked(slopes, seen), [
      n * blocks[0] * blocks[1],
      inWindow.length * filters,
    ]);
    const found = this.product(rows, this.blockWeights(windows, convolution));
    const pixels = this.builder.reshape(found, [n, 4 * blocks[0] * blocks[1], channels]);
    const places2 = grid(image).map(([y, x]) => {
      const [row, column] = [y + before[0], x + before[1]];
      const block = placeIn(blocks, row >> 1, column >> 1);
      return block < 0 ? -1 : 4 * block + 2 * (row % 2) + (column % 2);
    });
    return this.builder.reshape(this.picked(pixels, places2), shape);
  }

  /** Windows [k, l, c, o] as blocks of 2 × 2 pixels: [k/2, l/2, o, 2, 2, c]. */
  private windowBlocks(windows: Value, { even, window, channels, filters }: Convolution): Value {
    const [rows, columns] = even;
    const full = this.padWith(windows, [...each((axis) => [0, even[axis] - window[axis]]), [0, 0], [0, 0]]);
    const split = this.builder.reshape(full, [rows / 2, 2, columns / 2, 2, channels, filters]);
    return this.builder.transpose(split, [0, 2, 5, 1, 3, 4]);
  }

  /** The same as a matrix [k/2 · l/2 · o, 2 · 2 · c]. */
  private blockWeights(windows: Value, convolution: Convolution): Value {
    const { even, channels, filters } = convolution;
    const together = this.windowBlocks(windows, convolution);
    return this.builder.reshape(together, [(even[0] / 2) * (even[1] / 2) * filters, 4 * channels]);
  }

  /**
   * The same blocks as a convolution of the engine's, by the windows' blocks in reversed order: it multiplies fast to few channels too.
   */
  private fromConvolvedBlocks(dy: Value, windows: Value, convolution: Convolution): Value {
    const { n, channels, filters, image, before, even } = convolution;
    const [height, width] = this.blocks(convolution);
    const margin = each((axis) => [even[axis] / 2 - 1, even[axis] / 2 - 1] as const);
    const around = this.padWith(dy, [[0, 0], ...margin, [0, 0]]);
    const none = [0, 0] as const;
    const together = this.windowBlocks(windows, convolution);
    const reversed = this.builder.emit("Reverse", [together], { axes: [0, 1] }, together.shape, "float32");
    const small = this.builder.reshape(reversed, [even[0] / 2, even[1] / 2, filters, 4 * channels]);
    const blocks = this.builder.emit(
      "Conv2D",
      [around, small],
      { strides: [1, 1], dilations: [1, 1], padding: [none, none] },
      [n, height, width, 4 * channels],
      "float32",
    );
    const split = this.builder.reshape(blocks, [n, height, width, 2, 2, channels]);
    const apart = this.builder.transpose(split, [0, 1, 3, 2, 4, 5]);
    const reach = [2 * height, 2 * width];
    const framed = this.builder.reshape(apart, [n, ...reach, channels]);
    const kept = each((axis) => Math.min(image[axis], reach[axis] - before[axis]));
    const cut = this.slice(framed, [0, ...before, 0], [n, ...kept, channels]);
    return this.padWith(cut, [[0, 0], ...each((axis) => [0, image[axis] - kept[axis]]), [0, 0]]);
  }

  private slice(x: Value, begin: readonly number[], size: readonly number[]): Value {
    if (sameShape(x.shape, size)) return x;
    return this.builder.emit("Slice", [x], { begin, size }, size, x.dtype);
  }

  private padWith(x: Value, paddings: readonly (readonly number[])[]): Value {
    if (paddings.flat().every((size) => size === 0)) return x;
    const shape = x.shape.map((size, axis) => size + paddings[axis][0] + paddings[axis][1]);
    return this.builder.emit("Pad", [x], { paddings, value: 0 }, shape, x.dtype);
  }
}

/** Rewrites those convolutions for which a policy knows something faster, and all whose window covers the image. */
export function convolutionsAsProducts(program: Program, policy: Policy): Program {
  return new ConvolutionsAsProducts(program, policy).run();
}
