import { axisOf, type Lowerings, primitive } from "./lowering";

/** Kernels that find elements by their index. */
export const indexingLowerings: Lowerings = {
  OneHot: primitive("OneHot", ({ attributes: { depth, onValue, offValue } }) => ({
    depth: Number(depth),
    onValue: Number(onValue),
    offValue: Number(offValue),
  })),
  GatherV2: primitive("Gather", ({ inputs: [x], attributes: { axis, batchDims } }) => ({
    axis: axisOf(axis, x.shape.length),
    batchDims: Number(batchDims ?? 0),
  })),
  UnsortedSegmentSum: primitive("UnsortedSegmentSum", ({ attributes: { numSegments } }) => ({
    numSegments: Number(numSegments),
  })),
};
