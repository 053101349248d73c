import * as tf from "@tensorflow/tfjs";
import { axisOf } from "../lowerings/lowering";
import { sizeOf } from "../program";
import { likeFirst, type Outline, type ShapeRule, type ShapeRules } from "./shapeRule";

const withAxis = (shape: readonly number[], axis: number, size: number): number[] => [
  ...shape.slice(0, axis),
  size,
  ...shape.slice(axis),
];

/** As TensorFlow.js's functions take a tensor of which they read the shape only. */
const asTensor = ({ shape }: Outline): tf.Tensor =>
  ({ shape: [...shape], rank: shape.length }) as unknown as tf.Tensor;

const padded: ShapeRule = ({ inputs: [{ shape, dtype }], attributes }) => {
  const paddings = attributes.paddings as number[][];
  return { shape: shape.map((size, axis) => paddings[axis][0] + size + paddings[axis][1]), dtype };
};

const reshaped: ShapeRule = ({ inputs: [x], attributes }) => {
  const shape = tf.util.inferFromImplicitShape(attributes.shape as number[], sizeOf(x.shape));
  if (sizeOf(shape) !== sizeOf(x.shape))
    throw new RangeError(`reshape: shape must hold ${sizeOf(x.shape)} elements, got [${shape.join()}]`);
  return { shape, dtype: x.dtype };
};

const strided: ShapeRule = ({ inputs: [x], attributes }) => {
  const names = ["beginMask", "endMask", "ellipsisMask", "newAxisMask", "shrinkAxisMask"];
  const masks = names.map((name) => attributes[name]) as [number, number, number, number, number];
  const [begin, end, strides] = ["begin", "end", "strides"].map((name) => attributes[name] as number[]);
  const { finalShape } = tf.slice_util.sliceInfo([...x.shape], begin, end, strides, ...masks);
  return { shape: finalShape, dtype: x.dtype };
};

const split: ShapeRule = ({ inputs: [x], attributes }) => {
  const axis = axisOf(attributes.axis, x.shape.length);
  const sizes = tf.backend_util.prepareSplitSize(asTensor(x), attributes.numOrSizeSplits as number[], axis);
  return sizes.map((extent) => ({
    shape: x.shape.map((size, i) => (i === axis ? extent : size)),
    dtype: x.dtype,
  }));
};

/** The results of kernels that put elements elsewhere. */
export const layoutShapes: ShapeRules = {
  Reshape: reshaped,
  ExpandDims: ({ inputs: [{ shape, dtype }], attributes }) => ({
    shape: withAxis(shape, axisOf(attributes.dim, shape.length + 1), 1),
    dtype,
  }),
  Transpose: ({ inputs: [{ shape, dtype }], attributes }) => ({
    shape: (attributes.perm as number[] | null)?.map((axis) => shape[axis]) ?? [...shape].reverse(),
    dtype,
  }),
  Concat: ({ inputs, attributes }) => {
    const shapes = inputs.map(({ shape }) => [...shape]);
    const axis = axisOf(attributes.axis, shapes[0].length);
    tf.backend_util.assertParamsConsistent(shapes, axis);
    return { shape: tf.backend_util.computeOutShape(shapes, axis), dtype: inputs[0].dtype };
  },
  SplitV: split,
  Slice: ({ inputs: [x], attributes: { begin, size } }) => {
    const [start, shape] = tf.slice_util.parseSliceParams(asTensor(x), begin as number[], size as number[]);
    tf.slice_util.assertParamsValid(asTensor(x), start, shape);
    return { shape, dtype: x.dtype };
  },
  StridedSlice: strided,
  Pack: ({ inputs, attributes }) => {
    const [{ shape, dtype }] = inputs;
    return { shape: withAxis(shape, axisOf(attributes.axis, shape.length + 1), inputs.length), dtype };
  },
  Unpack: ({ inputs: [{ shape, dtype }], attributes }) => {
    const along = axisOf(attributes.axis, shape.length);
    const part = { shape: shape.filter((_, axis) => axis !== along), dtype };
    return Array.from({ length: shape[along] }, () => part);
  },
  PadV2: padded,
  MirrorPad: padded,
  Tile: ({ inputs: [{ shape, dtype }], attributes }) => ({
    shape: shape.map((size, axis) => size * (attributes.reps as number[])[axis]),
    dtype,
  }),
  Reverse: likeFirst,
};
