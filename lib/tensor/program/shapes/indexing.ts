import * as tf from "@tensorflow/tfjs";
import { axisOf } from "../lowerings/lowering";
import type { Outline, ShapeRules } from "./shapeRule";

const asInfo = ({ shape, dtype }: Outline): tf.TensorInfo => ({
  dataId: {},
  shape: [...shape],
  dtype: dtype as tf.DataType,
});

/** The results of kernels that find elements by their index. */
export const indexingShapes: ShapeRules = {
  OneHot: ({ inputs: [{ shape }], attributes: { depth, dtype } }) => ({
    shape: [...shape, Number(depth)],
    dtype: dtype as string,
  }),
  GatherV2: ({ inputs: [x, indices], attributes: { axis, batchDims } }) => {
    const along = axisOf(axis, x.shape.length);
    const { collectGatherOpShapeInfo } = tf.backend_util.segment_util;
    const info = collectGatherOpShapeInfo(asInfo(x), asInfo(indices), along, Number(batchDims ?? 0));
    return { shape: info.outputShape, dtype: x.dtype };
  },
  UnsortedSegmentSum: ({ inputs: [x, segments], attributes: { numSegments } }) => ({
    shape: [Number(numSegments), ...x.shape.slice(segments.shape.length)],
    dtype: x.dtype,
  }),
};
