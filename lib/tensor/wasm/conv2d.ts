import * as tf from "@tensorflow/tfjs";
import { compose, type Info, type KernelCall, shipped } from "./compose";

type Pad = Parameters<typeof tf.backend_util.computeConv2DInfo>[4];

/** The attributes that the kernels of a convolution and of its gradient share. */
export interface ConvolutionAttributes {
  strides: [number, number] | number;
  dilations?: [number, number] | number;
  pad: Pad;
  dataFormat: "NHWC" | "NCHW";
  dimRoundingMode?: "floor" | "round" | "ceil";
}

/** Sizes, strides and paddings of a convolution.
 *  @param image [B, H, W, C]
 *  @param kernel [height, width, C, K]
 *  @throws RangeError for channels first, which no wasm kernel supports */
export function convolutionInfo(
  { strides, dilations = 1, pad, dataFormat, dimRoundingMode }: ConvolutionAttributes,
  image: number[],
  kernel: number[],
) {
  if (dataFormat !== "NHWC")
    throw new RangeError(`conv2d: dataFormat must be NHWC on the wasm backend, got ${dataFormat}`);
  type Four = [number, number, number, number];
  const [x, filter] = [image as Four, kernel as Four];
  return tf.backend_util.computeConv2DInfo(x, filter, strides, dilations, pad, dimRoundingMode);
}

/** The padding of [B, H, W, C] in numbers. */
export function padding(top: number, bottom: number, left: number, right: number) {
  return [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
}

/** A convolution whose padding "same" is given in numbers: where a kernel is smaller than the stride, XNNPACK's
 *  own reckoning of it leads to wrong results.
 *  Inputs: x [B, H, W, C], filter [height, width, C, K]. Result: [B, h, w, K]. */
export function conv2d({ inputs, backend, attrs }: KernelCall<ConvolutionAttributes>): Info {
  const { top, bottom, left, right } = convolutionInfo(attrs, inputs.x.shape, inputs.filter.shape).padInfo;
  const attributes = { ...attrs, pad: padding(top, bottom, left, right) };
  return compose(backend, (run) => run(shipped("Conv2D"), inputs, attributes));
}
