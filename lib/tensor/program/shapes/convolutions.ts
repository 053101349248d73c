import * as tf from "@tensorflow/tfjs";
import type { ShapeRules } from "./shapeRule";

type Shape4 = [number, number, number, number];

/** The results of kernels that convolve images [N, H, W, C] with filters [h, w, in, out]. */
export const convolutionShapes: ShapeRules = {
  Conv2D: ({ inputs: [x, filter], attributes: { strides, dilations = 1, pad, dimRoundingMode } }) => {
    const { outShape } = tf.backend_util.computeConv2DInfo(
      [...x.shape] as Shape4,
      [...filter.shape] as Shape4,
      strides as number,
      dilations as number,
      pad as "same",
      dimRoundingMode as "floor" | undefined,
    );
    return { shape: outShape, dtype: x.dtype };
  },
  Conv2DBackpropInput: ({ inputs: [{ dtype }], attributes: { inputShape } }) => ({
    shape: inputShape as number[],
    dtype,
  }),
  Conv2DBackpropFilter: ({ inputs: [{ dtype }], attributes: { filterShape } }) => ({
    shape: filterShape as number[],
    dtype,
  }),
};
