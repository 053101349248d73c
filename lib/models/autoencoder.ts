import type { Matrix } from "../core/matrix";
import { Rng } from "../core/rng";
import { glorotUniform } from "../nn/init";
import * as tf from "../tensor/tf";
import type { FitOptions, FitResult } from "./fit";
import { apply, RowStore, rowsToTensor } from "./rows";
import { Trained } from "./trained";
import { type LossAndGradients, Trainer } from "./trainer";

/** One dense layer of an autoencoder. */
export type AutoencoderLayer = {
  /** [in, out] */
  readonly W: tf.Tensor2D;
  /** [out] */
  readonly b: tf.Tensor1D;
};

/** D → H → k → H → D: a tanh after the layers 0 and 2; the code, after layer 1, and the image, after layer 3, have none. */
export type AutoencoderLayers = readonly AutoencoderLayer[];

/** How much larger than Glorot's the weights before a tanh begin: pixels and codes are small numbers, for which tanh is a straight
 *  line, and a network of straight lines is PCA for its first thousand steps. */
const gains = [6, 1, 4, 1];

/** Random weights for images of D pixels, H hidden units and codes of k numbers. */
export function autoencoderLayers(rng: Rng, D: number, H: number, k: number): AutoencoderLayers {
  const sizes = [D, H, k, H, D];
  return gains.map((gain, i) => ({
    W: tf.tidy(() => tf.mul(glorotUniform(rng, [sizes[i], sizes[i + 1]]), gain) as tf.Tensor2D),
    b: tf.zeros([sizes[i + 1]]) as tf.Tensor1D,
  }));
}

const layer = ({ W, b }: AutoencoderLayer, x: tf.Tensor2D): tf.Tensor2D => tf.add(tf.matMul(x, W), b);

/** The codes of images. @param x [B, D] @returns [B, k] */
export function autoencode(layers: AutoencoderLayers, x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => layer(layers[1], tf.tanh(layer(layers[0], x))));
}

/** The images that codes stand for. @param z [B, k] @returns [B, D] */
export function autodecode(layers: AutoencoderLayers, z: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => layer(layers[3], tf.tanh(layer(layers[2], z))));
}

/**
 * The mean squared error of a reconstruction, over images and pixels, and its gradients, by hand: the chain rule from the last layer
 * to the first.
 * @param x [B, D]
 * @see Exercise 03.4
 */
export function autoencoderLossGrad(
  layers: AutoencoderLayers,
  x: tf.Tensor2D,
): LossAndGradients<AutoencoderLayers> {
  // BEGIN SOLUTION 03.4
  return tf.tidy(() => {
    const inputs: tf.Tensor2D[] = [x];
    layers.forEach((params, i) => {
      const y = layer(params, inputs[i]);
      inputs.push(i % 2 === 0 ? tf.tanh(y) : y);
    });
    const error = tf.sub(inputs[4], x); // [B, D]
    let slope: tf.Tensor2D = tf.mul(error, 2 / x.size); // ∂loss/∂(output of layer i)
    const gradients: AutoencoderLayer[] = [];
    for (let i = 3; i >= 0; i--) {
      if (i % 2 === 0) slope = tf.mul(slope, tf.sub(1, tf.square(inputs[i + 1])));
      gradients.unshift({ W: tf.matMul(inputs[i], slope, true), b: tf.sum(slope, 0) });
      slope = tf.matMul(slope, layers[i].W, false, true);
    }
    return { loss: tf.mean<tf.Scalar>(tf.square(error)), gradients };
  });
  // END SOLUTION
}

/** What an autoencoder is made of. */
export interface AutoencoderOptions {
  /** D, pixels of an image. */
  pixels: number;
  /** k, numbers in a code. */
  codeSize: number;
  /** H, hidden units (64). */
  hidden?: number;
  seed: number;
  /** Ours, unless another is given. */
  lossGrad?: typeof autoencoderLossGrad;
}

/** Images per step. */
const batchSize = 64;

/** An autoencoder that is trained on 64 images a step. */
export class Autoencoder extends Trained<AutoencoderLayers, { x: tf.Tensor2D }> {
  readonly codeSize: number;

  constructor({ pixels, codeSize, hidden = 64, seed, lossGrad = autoencoderLossGrad }: AutoencoderOptions) {
    const rng = new Rng(seed);
    const trainer = new Trainer<AutoencoderLayers, { x: tf.Tensor2D }>({
      name: "the autoencoder",
      params: autoencoderLayers(rng.split("weights"), pixels, hidden, codeSize),
      lossGrad: (layers, { x }) => lossGrad(layers, x),
      learningRate: 1e-2,
    });
    super(trainer, rng.split("batches"));
    this.codeSize = codeSize;
  }

  /** Trains on images [N, D]. @throws what `fit` throws */
  train(images: Matrix, options: FitOptions): Promise<FitResult> {
    const store = new RowStore(images);
    return this.fit(() => ({ batch: { x: store.draw(this.draws, batchSize) }, noise: {} }), options);
  }

  /** [N, D] → [N, k] */
  encode(images: Matrix): number[][] {
    return this.trainer.use((layers) => apply((x) => autoencode(layers, x), images));
  }

  /** [N, k] → [N, D] */
  decode(codes: Matrix): number[][] {
    return this.trainer.use((layers) => apply((z) => autodecode(layers, z), codes));
  }

  /** The mean squared error per pixel of images [N, D] that went through the code. */
  error(images: Matrix): number {
    return this.trainer.use((layers) => {
      const loss = tf.tidy(() => {
        const x = rowsToTensor(images);
        return tf.losses.meanSquaredError(x, autodecode(layers, autoencode(layers, x)));
      });
      const [value] = loss.dataSync();
      loss.dispose();
      return value;
    });
  }
}
