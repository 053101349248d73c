import { type Rng } from "../core/rng";
import { assertShape } from "../core/shape";
import * as tf from "../tensor/tf";
import { type ConvKernel, type ConvOptions, type ConvParams } from "./conv2d";
import { glorotUniform, type Initializer } from "./init";

/**
 * The parameters of a transposed convolution with a square window; the bias starts at 0.
 * @param size height and width of the window, pixels
 */
export function convTranspose2dParams(
  rng: Rng,
  size: number,
  inputs: number,
  outputs: number,
  kernel: Initializer = glorotUniform,
): ConvParams {
  return {
    kernel: kernel(rng, [size, size, outputs, inputs]) as tf.Tensor4D,
    bias: tf.zeros([outputs]),
  };
}

/** The length of an image axis after a transposed convolution, pixels: "valid" loses nothing of any window. */
export function convTransposeLength(
  length: number,
  window: number,
  { strides, padding }: ConvOptions,
): number {
  return length * strides + (padding === "valid" ? Math.max(window - strides, 0) : 0);
}

/**
 * The transposed convolution: what the gradient of a convolution by its input computes, so that it enlarges images.
 * @param params kernel [height, width, out, in], as in Keras
 * @param x [N, height, width, in]
 * @returns [N, height', width', out]
 * @throws RangeError if x is not four axes with `in` channels
 */
export function convTranspose2d(
  params: ConvKernel | ConvParams,
  x: tf.Tensor4D,
  options: ConvOptions,
): tf.Tensor4D {
  const [windowHeight, windowWidth, outputs, inputs] = params.kernel.shape;
  assertShape("convTranspose2d: x", x, [null, null, null, inputs]);
  const [count, height, width] = x.shape;
  const rows = convTransposeLength(height, windowHeight, options);
  const columns = convTransposeLength(width, windowWidth, options);
  return tf.tidy(() => {
    const shape: [number, number, number, number] = [count, rows, columns, outputs];
    const y = tf.conv2dTranspose(x, params.kernel, shape, options.strides, options.padding); // [N, height', width', out]
    return "bias" in params ? tf.add(y, params.bias) : y;
  });
}
