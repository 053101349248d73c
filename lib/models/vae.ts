import type { Matrix } from "../core/matrix";
import { Rng } from "../core/rng";
import { mlp, type MlpParams, mlpParams } from "../nn/mlp";
import * as tf from "../tensor/tf";
import type { FitOptions, FitResult } from "./fit";
import type { VaeBatch } from "./negativeElbo";
import { RowStore, rowsToTensor, tensorToRows } from "./rows";
import { Trained } from "./trained";
import { differentiated, Trainer } from "./trainer";

/** A posterior over codes, and what decodes them. */
export type VaeParams = {
  /** D → H → 2k: the mean and the logarithm of the standard deviation of each number */
  readonly encoder: MlpParams;
  /** k → H → D */
  readonly decoder: MlpParams;
};

/** What a variational autoencoder is made of. */
export interface VaeOptions {
  /** D, pixels of an image. */
  pixels: number;
  codeSize: number;
  /** H (64) */
  hidden?: number;
  /** The standard deviation of a pixel about what is decoded, the likelihood's. */
  noise: number;
  /** How much the KL weighs (1): β of the β-VAE. */
  beta?: number;
  seed: number;
}

type Batch = { x: tf.Tensor2D };
type Noise = { epsilon: tf.Tensor2D };

const batchSize = 64;
const weightGain = 4;

/** The posterior of each picture. @param x [B, D] @returns mean and log std, [B, k] each */
function posterior({ encoder }: VaeParams, x: tf.Tensor2D): tf.Tensor2D[] {
  return tf.split(mlp(encoder, x, tf.tanh), 2, 1);
}

/** A network whose tanh is not a straight line at first, as small inputs make it. */
function steepMlp(rng: Rng, inputs: number, hidden: number, outputs: number): MlpParams {
  const params = mlpParams(rng, inputs, [hidden], outputs);
  const steep = params.hidden.map(({ kernel, bias }) => ({
    kernel: tf.mul(kernel, weightGain) as tf.Tensor2D,
    bias,
  }));
  params.hidden.forEach(({ kernel }) => kernel.dispose());
  return { ...params, hidden: steep };
}

/**
 * A variational autoencoder: codes are distributions, and β times their KL from N(0, 1) is part of the loss −ELBO.
 * @see Kingma and Welling 2014, arXiv 1312.6114; Higgins et al. 2017 for β
 */
export class Vae extends Trained<VaeParams, Batch, Noise> {
  private readonly codeSize: number;

  constructor({ pixels, codeSize, hidden = 64, noise, beta = 1, seed }: VaeOptions) {
    const rng = new Rng(seed);
    const loss = (params: VaeParams, { x }: Batch, { epsilon }: Noise): tf.Scalar =>
      tf.tidy(() => {
        const [mean, logStd] = posterior(params, x); // [B, k]
        const z = tf.add(mean, tf.mul(tf.exp(logStd), epsilon)); // [B, k]
        const squares = tf.sum(tf.squaredDifference(x, mlp(params.decoder, z, tf.tanh)), 1); // [B]
        const variance = tf.exp(tf.mul(logStd, 2));
        const kl = tf.sum(tf.sub(tf.div(tf.sub(tf.add(tf.square(mean), variance), 1), 2), logStd), 1); // [B]
        return tf.mean<tf.Scalar>(tf.add(tf.div(squares, 2 * noise ** 2), tf.mul(kl, beta)));
      });
    const trainer = new Trainer<VaeParams, Batch, Noise>({
      name: "the variational autoencoder",
      params: {
        encoder: steepMlp(rng.split("encoder"), pixels, hidden, 2 * codeSize),
        decoder: steepMlp(rng.split("decoder"), codeSize, hidden, pixels),
      },
      lossGrad: differentiated(loss),
      learningRate: 3e-3,
    });
    super(trainer, rng.split("draws"));
    this.codeSize = codeSize;
  }

  /** Trains on images [N, D]. @throws what `fit` throws */
  train(images: Matrix, options: FitOptions): Promise<FitResult> {
    const store = new RowStore(images);
    const draw = () => ({
      batch: { x: store.draw(this.draws, batchSize) },
      noise: { epsilon: this.epsilon(batchSize) },
    });
    return this.fit(draw, options);
  }

  /** Pictures [B, D] with their posteriors, and what one draw of each is decoded to. */
  pass(images: Matrix): VaeBatch {
    return this.trainer.use((params) => {
      const [mean, std, decoded] = tf.tidy(() => {
        const [mean, logStd] = posterior(params, rowsToTensor(images));
        const std = tf.exp(logStd);
        const z = tf.add(mean, tf.mul(std, this.epsilon(images.length)));
        return [mean, std, mlp(params.decoder, z, tf.tanh)] as tf.Tensor2D[];
      });
      return {
        x: images,
        mean: tensorToRows(mean),
        std: tensorToRows(std),
        decoded: tensorToRows(decoded),
      };
    });
  }

  private epsilon(count: number): tf.Tensor2D {
    const { codeSize } = this;
    return tf.tensor2d(this.draws.fillNormal(new Float32Array(count * codeSize)), [count, codeSize]);
  }
}
