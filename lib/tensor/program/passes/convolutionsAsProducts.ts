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

  /** The size of the part of the padded images that windows reach. */
  private reach({ places, even }: Convolution): [number, number] {
    return each((axis) => 2 * (places[axis] - 1) + even[axis]);
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
    return this.padWith(x, [[0, 0], ...each((axis) => [before[axis], after[axis]]), [0, 0]]);
  }

  private padWith(x: Value, paddings: readonly (readonly number[])[]): Value {
    if (paddings.flat().every((size) => size === 0)) return x;
    const shape = x.shape.map((size, axis) => size + paddings[axis][0] + paddings[axis][1]);
    return this.builder.emit("Pad", [x], { paddings, value: 0 }, shape, x.dtype);
  }

  /** The content of all windows [n · h · w, k · l · c]: of blocks of 2 × 2 pixels, in which windows lie one block apart. */
  private patches(images: Value, convolution: Convolution): Value {
    const { n, window, even, channels, places } = convolution;
    if (isWhole(convolution)) return this.builder.reshape(images, [n, window[0] * window[1] * channels]);
    const columns = even[0] * even[1] * channels;
    const [height, width] = this.reach(convolution).map((size) => size / 2);
    const split = this.builder.reshape(this.framed(images, convolution), [n, height, 2, width, 2, channels]);
    const together = this.builder.transpose(split, [0, 1, 3, 2, 4, 5]);
    const blocks = this.builder.reshape(together, [n, height, width, 4 * channels]);
    const parts = this.offsets(convolution).map(([row, column]) =>
      this.slice(blocks, [0, row, column, 0], [n, ...places, 4 * channels]),
    );
    const all = this.builder.emit("Concat", parts, { axis: 3 }, [n, ...places, columns], "float32");
    return this.builder.reshape(all, [n * places[0] * places[1], columns]);
  }

  /** Where the blocks of a window lie, in blocks. */
  private offsets({ even }: Convolution): [number, number][] {
    const [rows, columns] = even.map((size) => size / 2);
    return Array.from({ length: rows * columns }, (_, i) => [Math.floor(i / columns), i % columns]);
  }

  /** Windows [k, l, c, o] as a matrix [k · l · c, o] whose rows are in the order of the patches. */
  private weights(windows: Value, convolution: Convolution): Value {
    const { window, even, channels, filters } = convolution;
    if (isWhole(convolution))
      return this.builder.reshape(windows, [window[0] * window[1] * channels, filters]);
    const [rows, columns] = even;
    const full = this.padWith(windows, [...each((axis) => [0, even[axis] - window[axis]]), [0, 0], [0, 0]]);
    const split = this.builder.reshape(full, [rows / 2, 2, columns / 2, 2, channels, filters]);
    return this.builder.reshape(this.builder.transpose(split, [0, 2, 1, 3, 4, 5]), [
      rows * columns * channels,
      filters,
    ]);
  }

  private filterGradient(
    images: Value,
    dy: Value,
    convolution: Convolution,
    shape: readonly number[],
  ): Value {
    const { even, channels, filters, n, places } = convolution;
    const slopes = this.builder.reshape(dy, [n * places[0] * places[1], filters]);
    const found = this.product(this.patches(images, convolution), slopes, true);
    if (isWhole(convolution)) return this.builder.reshape(found, shape);
    const [rows, columns] = even;
    const split = this.builder.reshape(found, [rows / 2, columns / 2, 2, 2, channels, filters]);
    const together = this.builder.transpose(split, [0, 2, 1, 3, 4, 5]);
    return this.slice(
      this.builder.reshape(together, [rows, columns, channels, filters]),
      [0, 0, 0, 0],
      shape,
    );
  }

  /**
   * Each block of 2 × 2 pixels gets something back from the places whose windows cover it: a convolution of the gradient, whose
   * results are blocks, by the windows' blocks in reversed order.
   */
  private inputGradient(
    dy: Value,
    windows: Value,
    convolution: Convolution,
    shape: readonly number[],
    choice: Choice,
  ): Value {
    const { n, filters, channels, image, before, even } = convolution;
    if (isWhole(convolution)) {
      const slopes = this.builder.reshape(dy, [n, filters]);
      return this.builder.reshape(
        this.product(slopes, this.weights(windows, convolution), false, true),
        shape,
      );
    }
    const margin = even.map((size) => size / 2 - 1);
    const reach = this.reach(convolution);
    const [height, width] = reach.map((size) => size / 2);
    const around = this.pad(dy, margin, margin);
    const blocks =
      choice === "blocks"
        ? this.convolvedBlocks(around, windows, convolution)
        : this.multipliedBlocks(around, windows, convolution);
    const split = this.builder.reshape(blocks, [n, height, width, 2, 2, channels]);
    const together = this.builder.transpose(split, [0, 1, 3, 2, 4, 5]);
    const framed = this.builder.reshape(together, [n, ...reach, channels]);
    const kept = each((axis) => Math.min(image[axis], reach[axis] - before[axis]));
    const cut = this.slice(framed, [0, ...before, 0], [n, ...kept, channels]);
    return this.pad(
      cut,
      [0, 0],
      each((axis) => image[axis] - kept[axis]),
    );
  }

  /** The blocks as a convolution of the engine's, from place to place: it multiplies fast to few channels too. */
  private convolvedBlocks(around: Value, windows: Value, convolution: Convolution): Value {
    const { n, even, channels, filters } = convolution;
    const [height, width] = this.reach(convolution).map((size) => size / 2);
    const matrix = this.reversedWeights(windows, convolution);
    const small = this.builder.reshape(matrix, [even[0] / 2, even[1] / 2, filters, 4 * channels]);
    const none = [0, 0] as const;
    return this.builder.emit(
      "Conv2D",
      [around, small],
      { strides: [1, 1], dilations: [1, 1], padding: [none, none] },
      [n, height, width, 4 * channels],
      "float32",
    );
  }

  /** The blocks [n · h' · w', 4 c] as one product of what they see of the gradient. */
  private multipliedBlocks(around: Value, windows: Value, convolution: Convolution): Value {
    const { n, filters } = convolution;
    const [height, width] = this.reach(convolution).map((size) => size / 2);
    const offsets = this.offsets(convolution);
    const parts = offsets.map(([row, column]) =>
      this.slice(around, [0, row, column, 0], [n, height, width, filters]),
    );
    const columns = offsets.length * filters;
    const seen = this.builder.emit("Concat", parts, { axis: 3 }, [n, height, width, columns], "float32");
    const rows = this.builder.reshape(seen, [n * height * width, columns]);
    return this.product(rows, this.reversedWeights(windows, convolution));
  }

  /** Windows [k, l, c, o] as a matrix [k/2 · l/2 · o, 2 · 2 · c], the blocks in reversed order. */
  private reversedWeights(windows: Value, { even, window, channels, filters }: Convolution): Value {
    const [rows, columns] = even;
    const full = this.padWith(windows, [...each((axis) => [0, even[axis] - window[axis]]), [0, 0], [0, 0]]);
    const split = this.builder.reshape(full, [rows / 2, 2, columns / 2, 2, channels, filters]);
    const together = this.builder.transpose(split, [0, 2, 5, 1, 3, 4]);
    const reversed = this.builder.emit("Reverse", [together], { axes: [0, 1] }, together.shape, "float32");
    return this.builder.reshape(reversed, [(rows / 2) * (columns / 2) * filters, 4 * channels]);
  }
}

/** Rewrites those convolutions for which a policy knows something faster, and all whose window covers the image. */
export function convolutionsAsProducts(program: Program, policy: Policy): Program {
  return new ConvolutionsAsProducts(program, policy).run();
}
