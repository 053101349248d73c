import { type Rng } from "../../core/rng";
import { assertShape } from "../../core/shape";
import { type ConvParams } from "../../nn/conv2d";
import { convTranspose2d, convTranspose2dParams } from "../../nn/convTranspose2d";
import { dense, denseParams, type DenseParams } from "../../nn/dense";
import * as tf from "../../tensor/tf";
import { type ConvStack } from "./imageEncoder";

/** A decoder of images: transposed convolutions of stride 2, from a small image of many channels. */
export type ImageDecoderConfig = ConvStack & {
  /** [h, w, channels] of the image that a dense layer makes, from which they begin. */
  readonly start: readonly [number, number, number];
};

/** The weights of a decoder. */
export type ImageDecoderParams = { readonly dense: DenseParams; readonly layers: readonly ConvParams[] };

/** The weights at the start, drawn as Keras does.
 *  @param features F */
export function imageDecoderParams(
  rng: Rng,
  config: ImageDecoderConfig,
  features: number,
): ImageDecoderParams {
  const { start, depths, kernelSizes } = config;
  return {
    dense: denseParams(rng, features, start[0] * start[1] * start[2]),
    layers: depths.map((depth, i) =>
      convTranspose2dParams(rng, kernelSizes[i], i === 0 ? start[2] : depths[i - 1], depth),
    ),
  };
}

/**
 * The images that features stand for: the means of normals of variance 1 for each pixel. The dense layer is linear; the activation is
 * between the transposed convolutions.
 * @param feature [M, F]
 * @returns [M, h, w, C], pixels from about −½ to ½
 * @throws RangeError if feature is not [M, F]
 */
export function decodeImages(
  params: ImageDecoderParams,
  config: ImageDecoderConfig,
  feature: tf.Tensor2D,
): tf.Tensor4D {
  assertShape("decodeImages: feature", feature, [null, params.dense.kernel.shape[0]]);
  const options = { strides: 2, padding: config.padding };
  const activate = tf[config.activation];
  return tf.tidy(() => {
    const start = tf.reshape(dense(params.dense, feature), [-1, ...config.start]) as tf.Tensor4D;
    return params.layers.reduce(
      (x, layer, i) => convTranspose2d(layer, i === 0 ? x : activate(x), options),
      start,
    );
  });
}
