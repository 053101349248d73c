import { type Rng } from "../../core/rng";
import { assertShape } from "../../core/shape";
import { conv2d, conv2dParams, type ConvOptions, type ConvParams } from "../../nn/conv2d";
import { dense, denseParams, type DenseParams } from "../../nn/dense";
import * as tf from "../../tensor/tf";

/** Convolutions of stride 2, one after the other. */
export type ConvStack = {
  /** Channels after each. */
  readonly depths: readonly number[];
  /** Height and width of each window, pixels. */
  readonly kernelSizes: readonly number[];
  readonly padding: ConvOptions["padding"];
  /** What follows each convolution, but not the one that gives the image: ReLU in DreamerV1, ELU in DreamerV2. */
  readonly activation: "relu" | "elu";
};

/** An encoder of images. */
export type ImageEncoderConfig = ConvStack & {
  /** Numbers of a dense layer after the convolutions; 0 for none, as in the papers. */
  readonly dense: number;
};

/** The weights of an encoder. */
export type ImageEncoderParams = {
  readonly layers: readonly ConvParams[];
  readonly dense: readonly DenseParams[];
};

/** The length of an image axis after the convolutions, pixels.
 *  @throws RangeError if an image is too small for them */
export function encodedLength({ kernelSizes, padding }: ConvStack, length: number): number {
  const last = kernelSizes.reduce(
    (size, window) => (padding === "same" ? Math.ceil(size / 2) : Math.floor((size - window) / 2) + 1),
    length,
  );
  if (last < 1)
    throw new RangeError(`imageEncoder: imageSize must be larger for its convolutions, got ${length}`);
  return last;
}

/** E, the numbers that an image of `imageSize` × `imageSize` pixels becomes. */
export function embedSize(config: ImageEncoderConfig, imageSize: number): number {
  if (config.dense > 0) return config.dense;
  return encodedLength(config, imageSize) ** 2 * config.depths[config.depths.length - 1];
}

/** The weights at the start, drawn as Keras does. */
export function imageEncoderParams(
  rng: Rng,
  config: ImageEncoderConfig,
  { imageSize, channels }: { imageSize: number; channels: number },
): ImageEncoderParams {
  const { depths, kernelSizes } = config;
  const flat = embedSize({ ...config, dense: 0 }, imageSize);
  return {
    layers: depths.map((depth, i) =>
      conv2dParams(rng, kernelSizes[i], i === 0 ? channels : depths[i - 1], depth),
    ),
    dense: config.dense > 0 ? [denseParams(rng, flat, config.dense)] : [],
  };
}

/**
 * What is seen, in fewer numbers: convolutions of stride 2, each with its activation.
 * @param image [M, h, w, C], pixels from −½ to ½
 * @returns embed, [M, E]
 * @throws RangeError if image is not four axes with as many channels as the first convolution takes
 */
export function encodeImages(
  params: ImageEncoderParams,
  config: ImageEncoderConfig,
  image: tf.Tensor4D,
): tf.Tensor2D {
  assertShape("encodeImages: image", image, [null, null, null, params.layers[0].kernel.shape[2]]);
  const options = { strides: 2, padding: config.padding };
  const activate = tf[config.activation];
  return tf.tidy(() => {
    const last = params.layers.reduce((x, layer) => activate(conv2d(layer, x, options)), image);
    const flat = tf.reshape(last, [image.shape[0], -1]) as tf.Tensor2D; // [M, E]
    return params.dense.reduce((x, layer) => tf.elu(dense(layer, x)), flat);
  });
}
