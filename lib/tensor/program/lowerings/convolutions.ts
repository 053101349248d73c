import * as tf from "@tensorflow/tfjs";
import type { ConvolutionAttributes, ConvolutionKind } from "../primitives";
import type { KernelAttributes, RecordedKernel } from "../program";
import { type Lowering, type Lowerings, primitive } from "./lowering";

type Shape4 = [number, number, number, number];

function attributesOf(
  input: readonly number[],
  filter: readonly number[],
  attributes: KernelAttributes,
): ConvolutionAttributes {
  const { strides, dilations = 1, pad, dimRoundingMode, dataFormat = "NHWC" } = attributes;
  if (dataFormat !== "NHWC")
    throw new RangeError(`a captured convolution must have the data format NHWC, got ${String(dataFormat)}`);
  const info = tf.backend_util.computeConv2DInfo(
    input as Shape4,
    filter as Shape4,
    strides as number,
    dilations as number,
    pad as "same",
    dimRoundingMode as "floor" | undefined,
  );
  const { top, bottom, left, right } = info.padInfo;
  return {
    strides: [info.strideHeight, info.strideWidth],
    dilations: [info.dilationHeight, info.dilationWidth],
    padding: [
      [top, bottom],
      [left, right],
    ],
  };
}

/** @param shapes the shapes of the forward convolution's input and filter */
const convolution = (
  kind: ConvolutionKind,
  shapes: (kernel: RecordedKernel) => [unknown, unknown],
): Lowering =>
  primitive(kind, (kernel) => {
    const [input, filter] = shapes(kernel) as [number[], number[]];
    return attributesOf(input, filter, kernel.attributes);
  });

/** Kernels that convolve images [N, H, W, C] with filters [h, w, in, out]. */
export const convolutionLowerings: Lowerings = {
  Conv2D: convolution("Conv2D", ({ inputs: [x, filter] }) => [x.shape, filter.shape]),
  Conv2DBackpropInput: convolution("Conv2DBackpropInput", ({ inputs: [, filter], attributes }) => [
    attributes.inputShape,
    filter.shape,
  ]),
  Conv2DBackpropFilter: convolution("Conv2DBackpropFilter", ({ inputs: [x], attributes }) => [
    x.shape,
    attributes.filterShape,
  ]),
};
