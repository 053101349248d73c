import { sizeOf } from "../program";
import { axesOf, axisOf, type Lowering, type Lowerings, primitive } from "./lowering";

/** @param axisName what the kernel calls its axes */
function reduction(kind: string, axisName = "axis"): Lowering {
  return (builder, { inputs: [x], attributes, outputs: [output] }) => {
    const axes = axesOf(attributes[axisName], x.shape.length);
    if (axes.length === 0) return x;
    return builder.emit(
      kind,
      [x],
      { axes, keepDims: Boolean(attributes.keepDims) },
      output.shape,
      output.dtype,
    );
  };
}

const sum = reduction("Sum");

const lastAxis = (kind: string): Lowering => primitive(kind);

const best = (kind: string): Lowering =>
  primitive(kind, ({ inputs: [x], attributes }) => ({ axis: axisOf(attributes.axis, x.shape.length) }));

/** A running total or product along an axis. */
const running = (kind: string): Lowering =>
  primitive(kind, ({ inputs: [x], attributes: { axis, exclusive, reverse } }) => ({
    axis: axisOf(axis, x.shape.length),
    exclusive: Boolean(exclusive),
    reverse: Boolean(reverse),
  }));

/** Kernels that make fewer elements of many, or run along an axis. */
export const reductionLowerings: Lowerings = {
  Sum: sum,
  Prod: reduction("Prod"),
  Max: reduction("Max", "reductionIndices"),
  Min: reduction("Min"),
  All: reduction("All"),
  Any: reduction("Any"),
  Mean: (builder, operation) => {
    const { inputs, outputs } = operation;
    const total = [sum(builder, operation)].flat()[0];
    const share = builder.scalar(sizeOf(outputs[0].shape) / sizeOf(inputs[0].shape));
    return builder.emit("Mul", [total, share], {}, total.shape, total.dtype);
  },
  ArgMax: best("ArgMax"),
  ArgMin: best("ArgMin"),
  Softmax: lastAxis("Softmax"),
  LogSoftmax: lastAxis("LogSoftmax"),
  Cumsum: running("Cumsum"),
  Cumprod: running("Cumprod"),
};
