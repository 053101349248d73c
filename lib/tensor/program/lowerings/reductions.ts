import type { ReductionKind } from "../primitives";
import { sizeOf } from "../program";
import { axesOf, axisOf, bare, type Lowering, type Lowerings, primitive } from "./lowering";

/** @param axisName what the kernel calls its axes */
function reduction(kind: ReductionKind, axisName = "axis"): Lowering {
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

const best = (kind: "ArgMax" | "ArgMin"): Lowering =>
  primitive(kind, ({ inputs: [x], attributes }) => ({ axis: axisOf(attributes.axis, x.shape.length) }));

/** A running total or product along an axis. */
const running = (kind: "Cumsum" | "Cumprod"): Lowering =>
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
  Mean: (builder, kernel) => {
    const { inputs, outputs } = kernel;
    const total = [sum(builder, kernel)].flat()[0];
    const share = builder.scalar(sizeOf(outputs[0].shape) / sizeOf(inputs[0].shape));
    return builder.emit("Mul", [total, share], {}, total.shape, total.dtype);
  },
  ArgMax: best("ArgMax"),
  ArgMin: best("ArgMin"),
  Softmax: bare("Softmax"),
  LogSoftmax: bare("LogSoftmax"),
  Cumsum: running("Cumsum"),
  Cumprod: running("Cumprod"),
};
