import * as tf from "@tensorflow/tfjs";
import type { Builder } from "../builder";
import type { Value } from "../program";
import { axesOf, axisOf, type Lowerings, primitive } from "./lowering";

/** Parts of a tensor one after the other along an axis. */
function split(builder: Builder, x: Value, sizes: readonly number[], axis: number): Value[] {
  let start = 0;
  return sizes.map((extent) => {
    const begin = x.shape.map((_, i) => (i === axis ? start : 0));
    start += extent;
    return builder.slice(
      x,
      begin,
      x.shape.map((whole, i) => (i === axis ? extent : whole)),
    );
  });
}

const at = <T>(list: readonly T[], i: number, item: T): T[] => [...list.slice(0, i), item, ...list.slice(i)];

/** Kernels that put elements elsewhere. */
export const layoutLowerings: Lowerings = {
  Reshape: (builder, { inputs: [x], outputs: [output] }) => builder.reshape(x, output.shape),
  ExpandDims: (builder, { inputs: [x], outputs: [output] }) => builder.reshape(x, output.shape),
  Transpose: (builder, { inputs: [x], attributes }) =>
    builder.transpose(
      x,
      (attributes.perm as number[] | null) ?? x.shape.map((_, i) => x.shape.length - 1 - i),
    ),
  Concat: (builder, { inputs, attributes, outputs: [output] }) => {
    const parts = inputs.filter(({ shape }) => !shape.includes(0));
    if (parts.length === 1) return parts[0];
    return builder.emit(
      "Concat",
      parts,
      { axis: axisOf(attributes.axis, output.shape.length) },
      output.shape,
      output.dtype,
    );
  },
  SplitV: (builder, { inputs: [x], attributes, outputs }) => {
    const axis = axisOf(attributes.axis, x.shape.length);
    return split(
      builder,
      x,
      outputs.map(({ shape }) => shape[axis]),
      axis,
    );
  },
  Slice: (builder, { inputs: [x], attributes, outputs: [{ shape }] }) => {
    const given = [attributes.begin as number | number[]].flat();
    return builder.slice(
      x,
      x.shape.map((_, i) => given[i] ?? 0),
      shape,
    );
  },
  StridedSlice: (builder, { inputs: [x], attributes, outputs: [{ shape }] }) => {
    const masks = ["beginMask", "endMask", "ellipsisMask", "newAxisMask", "shrinkAxisMask"].map(
      (name) => attributes[name] as number,
    ) as [number, number, number, number, number];
    const [begins, ends, steps] = ["begin", "end", "strides"].map((name) => attributes[name] as number[]);
    const info = tf.slice_util.sliceInfo([...x.shape], begins, ends, steps, ...masks);
    const { begin, end, strides, finalShapeSparse } = info;
    const part = builder.emit("StridedSlice", [x], { begin, end, strides }, finalShapeSparse, x.dtype);
    return builder.reshape(part, shape);
  },
  Pack: (builder, { inputs, attributes, outputs: [output] }) => {
    const axis = axisOf(attributes.axis, output.shape.length);
    const rows = inputs.map((x) => builder.reshape(x, at(x.shape, axis, 1)));
    if (rows.length === 1) return rows[0];
    return builder.emit("Concat", rows, { axis }, output.shape, output.dtype);
  },
  Unpack: (builder, { inputs: [x], attributes, outputs }) => {
    const axis = axisOf(attributes.axis, x.shape.length);
    const rows = split(builder, x, Array(outputs.length).fill(1), axis);
    return rows.map((row, i) => builder.reshape(row, outputs[i].shape));
  },
  PadV2: primitive("Pad", ({ attributes: { paddings, constantValue } }) => ({
    paddings: paddings as number[][],
    value: Number(constantValue),
  })),
  MirrorPad: primitive("MirrorPad", ({ attributes: { paddings, mode } }) => ({
    paddings: paddings as number[][],
    mode: mode as "reflect" | "symmetric",
  })),
  Tile: primitive("Tile", ({ attributes: { reps } }) => ({ reps: reps as number[] })),
  Reverse: primitive("Reverse", ({ inputs: [x], attributes: { dims } }) => ({
    axes: axesOf(dims, x.shape.length),
  })),
};
