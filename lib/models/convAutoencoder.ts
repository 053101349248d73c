import type { Matrix } from "../core/matrix";
import { Rng } from "../core/rng";
import { conv2d, conv2dParams, type ConvParams } from "../nn/conv2d";
import { convTranspose2d, convTranspose2dParams } from "../nn/convTranspose2d";
import { dense, type DenseParams, denseParams } from "../nn/dense";
import * as tf from "../tensor/tf";
import type { FitOptions, FitResult } from "./fit";
import { apply, RowStore } from "./rows";
import { Trained } from "./trained";
import { differentiated, Trainer } from "./trainer";

/** Two convolutions that halve the picture, a dense code, and the same backwards. */
export type ConvAutoencoderParams = {
  readonly convolutions: readonly ConvParams[];
  readonly code: DenseParams;
  readonly fromCode: DenseParams;
  readonly enlargements: readonly ConvParams[];
};

/** What a convolutional autoencoder is made of. */
export interface ConvAutoencoderOptions {
  /** Pixels of a side, a multiple of four; pictures are square, rows of side · side · channels numbers. */
  side: number;
  /** 1 for grey, 3 for colours (1). */
  channels?: number;
  codeSize: number;
  /** Channels after the first convolution; the second has twice as many (8). */
  width?: number;
  seed: number;
}

type Batch = { x: tf.Tensor2D };

const halving = { strides: 2, padding: "same" } as const;
const batchSize = 32;
const window = 4;

/**
 * An autoencoder whose layers look at neighbouring pixels: the same weights serve every place, so that what was learnt in one corner
 * holds in the others.
 */
export class ConvAutoencoder extends Trained<ConvAutoencoderParams, Batch> {
  private readonly side: number;
  private readonly channels: number;

  /** @throws RangeError if the side is not a multiple of four */
  constructor({ side, channels = 1, codeSize, width = 8, seed }: ConvAutoencoderOptions) {
    if (!Number.isInteger(side) || side < 4 || side % 4 !== 0)
      throw new RangeError(`ConvAutoencoder: side must be a multiple of 4, got ${side}`);
    const rng = new Rng(seed);
    const inner = (side / 4) ** 2 * 2 * width;
    const trainer = new Trainer<ConvAutoencoderParams, Batch>({
      name: "the convolutional autoencoder",
      params: {
        convolutions: [
          conv2dParams(rng.split("first"), window, channels, width),
          conv2dParams(rng.split("second"), window, width, 2 * width),
        ],
        code: denseParams(rng.split("code"), inner, codeSize),
        fromCode: denseParams(rng.split("from code"), codeSize, inner),
        enlargements: [
          convTranspose2dParams(rng.split("third"), window, 2 * width, width),
          convTranspose2dParams(rng.split("fourth"), window, width, channels),
        ],
      },
      lossGrad: differentiated((params, { x }) =>
        tf.losses.meanSquaredError(x, this.decoded(params, this.encoded(params, x))),
      ),
      learningRate: 3e-3,
    });
    super(trainer, rng.split("batches"));
    this.side = side;
    this.channels = channels;
  }

  /** Trains on images [N, side · side · channels]. @throws what `fit` throws */
  train(images: Matrix, options: FitOptions): Promise<FitResult> {
    const store = new RowStore(images);
    return this.fit(() => ({ batch: { x: store.draw(this.draws, batchSize) }, noise: {} }), options);
  }

  /** [N, D] → [N, k] */
  encode(images: Matrix): number[][] {
    return this.trainer.use((params) => apply((x) => this.encoded(params, x), images));
  }

  /** [N, k] → [N, D] */
  decode(codes: Matrix): number[][] {
    return this.trainer.use((params) => apply((z) => this.decoded(params, z), codes));
  }

  private encoded({ convolutions, code }: ConvAutoencoderParams, x: tf.Tensor2D): tf.Tensor2D {
    const { side, channels } = this;
    const pictures = tf.reshape(x, [-1, side, side, channels]) as tf.Tensor4D;
    const h = convolutions.reduce((y, layer) => tf.elu(conv2d(layer, y, halving)), pictures); // [N, side/4, side/4, 2 · width]
    return dense(code, tf.reshape(h, [x.shape[0], -1]) as tf.Tensor2D);
  }

  private decoded({ fromCode, enlargements }: ConvAutoencoderParams, z: tf.Tensor2D): tf.Tensor2D {
    const inner = this.side / 4;
    const h = tf.reshape(tf.elu(dense(fromCode, z)), [z.shape[0], inner, inner, -1]) as tf.Tensor4D;
    const [first, last] = enlargements;
    const y = convTranspose2d(last, tf.elu(convTranspose2d(first, h, halving)), halving); // [N, side, side, channels]
    return tf.reshape(y, [z.shape[0], -1]) as tf.Tensor2D;
  }
}
