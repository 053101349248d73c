import { axesOf, axisOf } from "../lowerings/lowering";
import { likeFirst, type ShapeRule, type ShapeRules } from "./shapeRule";

const reduced =
  (dtype?: string, axisName = "axis"): ShapeRule =>
  ({ inputs: [x], attributes }) => {
    const axes = new Set(axesOf(attributes[axisName], x.shape.length));
    const kept = x.shape.map((size, axis) => (axes.has(axis) ? 1 : size));
    const shape = attributes.keepDims ? kept : x.shape.filter((_, axis) => !axes.has(axis));
    return { shape, dtype: dtype ?? x.dtype };
  };

const best: ShapeRule = ({ inputs: [{ shape }], attributes }) => {
  const along = axisOf(attributes.axis, shape.length);
  return { shape: shape.filter((_, axis) => axis !== along), dtype: "int32" };
};

/** The results of kernels that make fewer elements of many, or run along an axis. */
export const reductionShapes: ShapeRules = {
  Sum: reduced(),
  Prod: reduced(),
  Max: reduced(undefined, "reductionIndices"),
  Min: reduced(),
  All: reduced("bool"),
  Any: reduced("bool"),
  Mean: reduced("float32"),
  ArgMax: best,
  ArgMin: best,
  Softmax: likeFirst,
  LogSoftmax: likeFirst,
  Cumsum: likeFirst,
  Cumprod: likeFirst,
};
