import { Builder } from "../../program/builder";
import { type ConvolutionAttributes, elementwise, type PrimitiveKind } from "../../program/primitives";
import { type Operation, type Program, sameShape, type Value } from "../../program/program";

/** From [N, H, W, C] to [N, C, H, W] and back; [h, w, in, out] to [out, in, h, w]; the first two axes exchanged. */
const toFirst = [0, 3, 1, 2];
const toLast = [0, 2, 3, 1];
const filterToFirst = [3, 2, 0, 1];
/** From a filter's gradient as it is found, [in, out, h, w], to [h, w, in, out]. */
const foundToLast = [2, 3, 0, 1];
const exchanged = [1, 0, 2, 3];

/** Kinds that compute each element of their inputs by itself. */
const byElement = new Set<PrimitiveKind>([...elementwise, "LeakyRelu"]);

/** Writes a program's convolutions with the channels first, as ONNX has them, and everything between them too. */
class ChannelsFirst {
  private readonly builder = new Builder();
  /** What each value of the given program is now. */
  private readonly now = new Map<Value, Value>();
  /** The same with the channels first, where the layout came up. */
  private readonly first = new Map<Value, Value>();

  constructor(private readonly program: Program) {}

  rewrite(): Program {
    const { inputs, constants, operations, outputs } = this.program;
    const newInputs = inputs.map((input) =>
      this.define(input, this.builder.newValue(input.shape, input.dtype)),
    );
    for (const [value, values] of constants)
      this.define(value, this.builder.constant(values, value.shape, value.dtype));
    for (const operation of operations) this.rewriteOperation(operation);
    return this.builder.finish(
      newInputs,
      outputs.map((output) => this.lastOf(output)),
    );
  }

  private define(value: Value, now: Value): Value {
    this.now.set(value, now);
    return now;
  }

  /** A value with the channels last, as the given program has it. */
  private lastOf(value: Value): Value {
    const known = this.now.get(value);
    if (known) return known;
    return this.define(value, this.builder.transpose(this.first.get(value)!, toLast));
  }

  private firstOf(value: Value): Value {
    const known = this.first.get(value);
    if (known) return known;
    const made = this.builder.transpose(this.lastOf(value), toFirst);
    this.first.set(value, made);
    return made;
  }

  private rewriteOperation(operation: Operation): void {
    const [output] = operation.outputs;
    switch (operation.kind) {
      case "Conv2D":
        return void this.first.set(output, this.convolution(operation));
      case "Conv2DBackpropInput":
        return void this.first.set(output, this.inputGradient(operation));
      case "Conv2DBackpropFilter":
        return void this.define(output, this.filterGradient(operation));
    }
    if (byElement.has(operation.kind) && this.fitsFirst(operation)) return this.rewriteElementwise(operation);
    if (operation.kind === "Sum" && this.first.has(operation.inputs[0])) return this.rewriteSum(operation);
    this.copy(operation);
  }

  private copy({ kind, inputs, attributes, outputs: [output], site }: Operation): void {
    const given = inputs.map((input) => this.lastOf(input));
    this.define(output, this.builder.emit(kind, given, attributes, output.shape, output.dtype, site));
  }

  private filter(value: Value): Value {
    return this.builder.transpose(this.lastOf(value), filterToFirst);
  }

  private convolution({ inputs, attributes, outputs, site }: Operation<"Conv2D">): Value {
    const [[x, filter], [output]] = [inputs, outputs];
    const shape = toFirst.map((axis) => output.shape[axis]);
    return this.builder.emit(
      "ConvFirst",
      [this.firstOf(x), this.filter(filter)],
      attributes,
      shape,
      "float32",
      site,
    );
  }

  private inputGradient({ inputs, attributes, outputs, site }: Operation<"Conv2DBackpropInput">): Value {
    const [[dy, filter], [output]] = [inputs, outputs];
    const shape = toFirst.map((axis) => output.shape[axis]);
    const { strides, dilations, padding } = attributes;
    const outputPadding = [0, 1].map((axis) => {
      const [window, length] = [filter.shape[axis], dy.shape[axis + 1]];
      const covered = strides[axis] * (length - 1) + dilations[axis] * (window - 1) + 1;
      return output.shape[axis + 1] + padding[axis][0] + padding[axis][1] - covered;
    });
    const given = { ...attributes, outputPadding };
    const images = [this.firstOf(dy), this.filter(filter)];
    return this.builder.emit("ConvTransposeFirst", images, given, shape, "float32", site);
  }

  /**
   * The gradient by the filter is itself a convolution: of the images with batch and channels exchanged, by the gradient with batch
   * and channels exchanged as the filter, whose elements lie as far apart as the strides.
   */
  private filterGradient({ inputs, attributes, outputs, site }: Operation<"Conv2DBackpropFilter">): Value {
    const [[x, dy], [output]] = [inputs, outputs];
    const [images, gradients] = [x, dy].map((value) =>
      this.builder.transpose(this.firstOf(value), exchanged),
    );
    const { strides, dilations, padding } = attributes;
    const [height, width, channels, filters] = output.shape;
    // What is left over after the padding before and the last place that any window reaches; less than nothing is cut off.
    const after = [0, 1].map((axis) => {
      const reach = strides[axis] * (dy.shape[axis + 1] - 1) + dilations[axis] * (output.shape[axis] - 1) + 1;
      return reach - padding[axis][0] - x.shape[axis + 1];
    });
    const [top, left] = padding.map(([before]) => before);
    const [bottom, right] = after.map((size) => Math.max(0, size));
    const given: ConvolutionAttributes = {
      strides: dilations,
      dilations: strides,
      padding: [
        [top, bottom],
        [left, right],
      ],
    };
    const shape = [channels, filters, height, width];
    const cut = this.withoutLast(images, after);
    const found = this.builder.emit("ConvFirst", [cut, gradients], given, shape, "float32", site);
    return this.builder.transpose(found, foundToLast);
  }

  /** Images [N, C, H, W] without the last rows and columns, as many as the negative numbers say. */
  private withoutLast(images: Value, [rows, columns]: readonly number[]): Value {
    const [n, c, h, w] = images.shape;
    const size = [n, c, h + Math.min(0, rows), w + Math.min(0, columns)];
    return this.builder.slice(images, [0, 0, 0, 0], size);
  }

  /** Whether an elementwise operation can work with the channels first: all of its images do, or are easily put so. */
  private fitsFirst({ inputs, outputs: [output] }: Operation): boolean {
    if (output.shape.length !== 4 || !inputs.some((input) => this.first.has(input))) return false;
    return inputs.every((input) => {
      if (this.first.has(input)) return true;
      return input.shape.length <= 1 || sameShape(input.shape, output.shape);
    });
  }

  /** An input of an elementwise operation; a list of one number for each channel becomes [C, 1, 1]. */
  private operand(value: Value): Value {
    if (value.shape.length === 4) return this.firstOf(value);
    const given = this.lastOf(value);
    return value.shape.length === 1 ? this.builder.reshape(given, [value.shape[0], 1, 1]) : given;
  }

  private rewriteElementwise({ kind, inputs, attributes, outputs: [output], site }: Operation): void {
    const given = inputs.map((input) => this.operand(input));
    const shape = toFirst.map((axis) => output.shape[axis]);
    this.first.set(output, this.builder.emit(kind, given, attributes, shape, output.dtype, site));
  }

  private rewriteSum(operation: Operation<"Sum">): void {
    const { inputs, attributes, outputs, site } = operation;
    const [output] = outputs;
    const axes = attributes.axes.map((axis) => toFirst.indexOf(axis)).sort((a, b) => a - b);
    // What is left must be in the order in which it was.
    const left = toFirst.filter((axis) => !attributes.axes.includes(axis));
    const inOrder = left.every((axis, i) => i === 0 || left[i - 1] < axis);
    if (attributes.keepDims || !inOrder) return this.copy(operation);
    const given = [this.firstOf(inputs[0])];
    this.define(
      output,
      this.builder.emit("Sum", given, { axes, keepDims: false }, output.shape, output.dtype, site),
    );
  }
}

/** Rewrites a program for an engine whose convolutions have the channels before height and width. */
export function channelsFirst(program: Program): Program {
  return new ChannelsFirst(program).rewrite();
}
