import { type Rng } from "../core/rng";
import { assertShape } from "../core/shape";
import * as tf from "../tensor/tf";
import { glorotUniform, type Initializer } from "./init";

/** A convolution without bias: what a normalisation follows. */
export type ConvKernel = {
  /** [height, width, in, out]; of a transposed convolution [height, width, out, in] */
  readonly kernel: tf.Tensor4D;
};

/** A convolution or transposed convolution. */
export type ConvParams = ConvKernel & {
  /** [out] */
  readonly bias: tf.Tensor1D;
};

/** How the window moves: by `strides` pixels, and "same" pads with zeros so that only the stride shrinks the image. */
export interface ConvOptions {
  readonly strides: number;
  readonly padding: "valid" | "same";
}

/**
 * The parameters of a convolution with a square window; the bias starts at 0.
 * @param size height and width of the window, pixels
 */
export function conv2dParams(
  rng: Rng,
  size: number,
  inputs: number,
  outputs: number,
  kernel: Initializer = glorotUniform,
): ConvParams {
  return {
    kernel: kernel(rng, [size, size, inputs, outputs]) as tf.Tensor4D,
    bias: tf.zeros([outputs]),
  };
}

/**
 * The two-dimensional convolution (cross-correlation, the kernel is not turned) of images, channels last.
 * @param x [N, height, width, in]
 * @returns [N, height', width', out]
 * @throws RangeError if x is not four axes with `in` channels
 */
export function conv2d(
  params: ConvKernel | ConvParams,
  x: tf.Tensor4D,
  { strides, padding }: ConvOptions,
): tf.Tensor4D {
  assertShape("conv2d: x", x, [null, null, null, params.kernel.shape[2]]);
  return tf.tidy(() => {
    const y = tf.conv2d(x, params.kernel, strides, padding); // [N, height', width', out]
    return "bias" in params ? tf.add(y, params.bias) : y;
  });
}
