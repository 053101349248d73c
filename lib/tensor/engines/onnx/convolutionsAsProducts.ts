import type { Builder } from "../../program/builder";
import type { ConvolutionAttributes } from "../../program/lowerings/convolutions";
import { Rewriter } from "../../program/passes/rewriter";
import { type Operation, type Program, sameShape, type Value } from "../../program/program";

/** A convolution of images [n, H, W, c] with windows [k, l, c, o] to [n, h, w, o]. */
interface Convolution {
  n: number;
  /** Height and width of the images. */
  image: readonly [number, number];
  window: readonly [number, number];
  channels: number;
  filters: number;
  /** Height and width of the result. */
  places: readonly [number, number];
  before: readonly [number, number];
}

const each = (f: (axis: 0 | 1) => number): [number, number] => [f(0), f(1)];

/** What a convolution, or one of its two gradients, is about; null where its windows do not lie two pixels apart. */
function describe({ kind, inputs, attributes, outputs: [output] }: Operation): Convolution | null {
  const { strides, dilations, padding } = attributes as unknown as ConvolutionAttributes;
  const [images, windows, results] = {
    Conv2D: [inputs[0], inputs[1], output],
    Conv2DBackpropInput: [output, inputs[1], inputs[0]],
    Conv2DBackpropFilter: [inputs[0], output, inputs[1]],
  }[kind as "Conv2D"].map(({ shape }) => shape);
  const [n, height, width, channels] = images;
  const described: Convolution = {
    n,
    image: [height, width],
    window: [windows[0], windows[1]],
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

/**
 * Whether products are faster than ONNX Runtime's convolutions, which multiply image by image: where images are so small that each
 * is a small product. Measured on shapes of Dreamer V1's networks.
 */
function isWorthwhile(kind: string, convolution: Convolution): boolean {
  const { window, channels, places } = convolution;
  if (isWhole(convolution)) return true;
  if (window.some((size) => size % 2 !== 0)) return false;
  const area = places[0] * places[1];
  return kind === "Conv2DBackpropInput" ? channels >= 128 && area <= 4 : channels >= 64 && area <= 400;
}

/** Writes convolutions as matrix products of all windows of all images at once. */
class ConvolutionsAsProducts {
  private readonly rewriter: Rewriter;
  private readonly builder: Builder;

  constructor(program: Program) {
    this.rewriter = new Rewriter(program);
    this.builder = this.rewriter.builder;
  }

  run(): Program {
    return this.rewriter.run((operation) => {
      if (!operation.kind.startsWith("Conv2D")) return null;
      const convolution = describe(operation);
      if (!convolution || !isWorthwhile(operation.kind, convolution)) return null;
      const [a, b] = operation.inputs.map((input) => this.rewriter.nowOf(input));
      const { shape } = operation.outputs[0];
      switch (operation.kind) {
        case "Conv2D":
          return this.builder.reshape(
            this.product(this.patches(a, convolution), this.weights(b, convolution)),
            shape,
          );
        case "Conv2DBackpropInput":
          return this.inputGradient(a, b, convolution, shape);
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

  /** The size of the part of the padded images that windows reach. */
  private reach({ places, window }: Convolution): [number, number] {
    return each((axis) => 2 * (places[axis] - 1) + window[axis]);
  }

  /** Images with the padding before, and as many pixels as windows reach. */
  private framed(images: Value, convolution: Convolution): Value {
    const { n, image, before, channels } = convolution;
    const reach = this.reach(convolution);
    const kept = each((axis) => Math.min(image[axis], reach[axis] - before[axis]));
    const cut = this.slice(images, [0, 0, 0, 0], [n, ...kept, channels]);
    return this.pad(
      cut,
      before,
      each((axis) => reach[axis] - before[axis] - kept[axis]),
    );
  }

  private slice(x: Value, begin: readonly number[], size: readonly number[]): Value {
    if (sameShape(x.shape, size)) return x;
    return this.builder.emit("Slice", [x], { begin, size }, size, x.dtype);
  }

  /** Zeros around height and width. */
  private pad(x: Value, before: readonly number[], after: readonly number[]): Value {
    if ([...before, ...after].every((size) => size === 0)) return x;
    const paddings = [[0, 0], ...[0, 1].map((axis) => [before[axis], after[axis]]), [0, 0]];
    const shape = x.shape.map((size, axis) => size + paddings[axis][0] + paddings[axis][1]);
    return this.builder.emit("Pad", [x], { paddings, value: 0 }, shape, x.dtype);
  }

  /** The content of all windows [n · h · w, k · l · c]: of blocks of 2 × 2 pixels, in which windows lie one block apart. */
  private patches(images: Value, convolution: Convolution): Value {
    const { n, window, channels, places } = convolution;
    const columns = window[0] * window[1] * channels;
    if (isWhole(convolution)) return this.builder.reshape(images, [n, columns]);
    const [height, width] = this.reach(convolution).map((size) => size / 2);
    const split = this.builder.reshape(this.framed(images, convolution), [n, height, 2, width, 2, channels]);
    const blocks = this.builder.reshape(this.builder.transpose(split, [0, 1, 3, 2, 4, 5]), [
      n,
      height,
      width,
      4 * channels,
    ]);
    const parts = this.offsets(convolution).map(([row, column]) =>
      this.slice(blocks, [0, row, column, 0], [n, ...places, 4 * channels]),
    );
    const all = this.builder.emit("Concat", parts, { axis: 3 }, [n, ...places, columns], "float32");
    return this.builder.reshape(all, [n * places[0] * places[1], columns]);
  }

  /** Where the blocks of a window lie, in blocks. */
  private offsets({ window }: Convolution): [number, number][] {
    const [rows, columns] = window.map((size) => size / 2);
    return Array.from({ length: rows * columns }, (_, i) => [Math.floor(i / columns), i % columns]);
  }

  /** Windows [k, l, c, o] as a matrix [k · l · c, o] whose rows are in the order of the patches. */
  private weights(windows: Value, convolution: Convolution): Value {
    const { window, channels, filters } = convolution;
    const [rows, columns] = window;
    const matrix = [rows * columns * channels, filters];
    if (isWhole(convolution)) return this.builder.reshape(windows, matrix);
    const split = this.builder.reshape(windows, [rows / 2, 2, columns / 2, 2, channels, filters]);
    return this.builder.reshape(this.builder.transpose(split, [0, 2, 1, 3, 4, 5]), matrix);
  }

  private filterGradient(
    images: Value,
    dy: Value,
    convolution: Convolution,
    shape: readonly number[],
  ): Value {
    const { window, channels, filters, n, places } = convolution;
    const slopes = this.builder.reshape(dy, [n * places[0] * places[1], filters]);
    const found = this.product(this.patches(images, convolution), slopes, true);
    if (isWhole(convolution)) return this.builder.reshape(found, shape);
    const [rows, columns] = window;
    const split = this.builder.reshape(found, [rows / 2, columns / 2, 2, 2, channels, filters]);
    return this.builder.reshape(this.builder.transpose(split, [0, 2, 1, 3, 4, 5]), shape);
  }

  /** What each window gives back, added up where windows overlap. */
  private inputGradient(
    dy: Value,
    windows: Value,
    convolution: Convolution,
    shape: readonly number[],
  ): Value {
    const { n, places, filters, channels, image, before } = convolution;
    const slopes = this.builder.reshape(dy, [n * places[0] * places[1], filters]);
    const given = this.product(slopes, this.weights(windows, convolution), false, true);
    if (isWhole(convolution)) return this.builder.reshape(given, shape);
    const reach = this.reach(convolution);
    const [height, width] = reach.map((size) => size / 2);
    const byBlock = this.builder.reshape(given, [n, ...places, given.shape[1]]);
    const parts = this.offsets(convolution).map(([row, column], i) => {
      const part = this.slice(byBlock, [0, 0, 0, 4 * channels * i], [n, ...places, 4 * channels]);
      return this.pad(part, [row, column], [height - places[0] - row, width - places[1] - column]);
    });
    const blocks = this.builder.emit("AddN", parts, {}, [n, height, width, 4 * channels], "float32");
    const split = this.builder.reshape(blocks, [n, height, width, 2, 2, channels]);
    const framed = this.builder.reshape(this.builder.transpose(split, [0, 1, 3, 2, 4, 5]), [
      n,
      ...reach,
      channels,
    ]);
    const kept = each((axis) => Math.min(image[axis], reach[axis] - before[axis]));
    const cut = this.slice(framed, [0, ...before, 0], [n, ...kept, channels]);
    return this.pad(
      cut,
      [0, 0],
      each((axis) => image[axis] - kept[axis]),
    );
  }
}

/** Rewrites those convolutions for which matrix products are faster. */
export function convolutionsAsProducts(program: Program): Program {
  return new ConvolutionsAsProducts(program).run();
}
