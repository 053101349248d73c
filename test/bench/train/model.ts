import { type Rng } from "lib/core/rng";
import { conv2d, conv2dParams, type ConvParams } from "lib/nn/conv2d";
import { convTranspose2d, convTranspose2dParams } from "lib/nn/convTranspose2d";
import { dense, denseParams, type DenseParams } from "lib/nn/dense";
import { gru, gruParams, type GruParams } from "lib/nn/gru";
import { mlp, mlpParams, type MlpParams } from "lib/nn/mlp";
import { type Normal, normalSample } from "lib/nn/normal";
import { tanhNormal, tanhNormalSample } from "lib/nn/tanhNormal";
import * as tf from "lib/tensor/tf";
import { type ConvStack, featureSize, type TrainSize } from "./trainSize";

/** The recurrent state-space model: prior and posterior are one hidden layer each. */
export type RssmParams = {
  readonly input: DenseParams;
  readonly cell: GruParams;
  readonly prior: MlpParams;
  readonly posterior: MlpParams;
};

/** Encoder, RSSM, decoder and reward head. */
export type ModelParams = {
  readonly encoder: readonly ConvParams[];
  readonly rssm: RssmParams;
  readonly decoder: { readonly dense: DenseParams; readonly layers: readonly ConvParams[] };
  readonly reward: MlpParams;
};

/** The parameters of Dreamer V1, of the three parts that are trained by three losses. */
export type AgentParams = {
  readonly model: ModelParams;
  readonly actor: MlpParams;
  readonly value: MlpParams;
};

/** deter [N, D] and stoch [N, Z]. */
export type Latent = { readonly deter: tf.Tensor2D; readonly stoch: tf.Tensor2D };

const minStd = 0.1;

function convLayers(
  rng: Rng,
  { depths, kernelSizes }: ConvStack,
  channels: number,
  make: typeof conv2dParams,
): ConvParams[] {
  return depths.map((depth, i) => make(rng, kernelSizes[i], i === 0 ? channels : depths[i - 1], depth));
}

function rssmParams(rng: Rng, size: TrainSize, embedSize: number): RssmParams {
  const { actionSize, deterSize, stochSize, hiddenSize } = size;
  return {
    input: denseParams(rng, stochSize + actionSize, hiddenSize),
    cell: gruParams(rng, hiddenSize, deterSize),
    prior: mlpParams(rng, deterSize, [hiddenSize], 2 * stochSize),
    posterior: mlpParams(rng, deterSize + embedSize, [hiddenSize], 2 * stochSize),
  };
}

/** The parameters at the start, drawn as Keras does. */
export function agentParams(rng: Rng, size: TrainSize): AgentParams {
  const feature = featureSize(size);
  const { encoder, decoder, headSize, actionSize } = size;
  const embedSize = decoder.start.reduce((product, length) => product * length, 1);
  const layers = (count: number): number[] => Array(count).fill(headSize);
  return {
    model: {
      encoder: convLayers(rng, encoder, 3, conv2dParams),
      rssm: rssmParams(rng, size, embedSize),
      decoder: {
        dense: denseParams(rng, feature, embedSize),
        layers: convLayers(rng, decoder, decoder.start[2], convTranspose2dParams),
      },
      reward: mlpParams(rng, feature, layers(2), 1),
    },
    actor: mlpParams(rng, feature, layers(4), 2 * actionSize),
    value: mlpParams(rng, feature, layers(3), 1),
  };
}

/** Images [M, h, w, 3] to embeddings [M, E]. */
export function encode(params: ModelParams["encoder"], size: TrainSize, image: tf.Tensor4D): tf.Tensor2D {
  const options = { strides: 2, padding: size.encoder.padding };
  const last = params.reduce((x, layer) => tf.relu(conv2d(layer, x, options)), image);
  return tf.reshape(last, [image.shape[0], -1]);
}

/** Features [M, F] to the means of images [M, h, w, 3]. */
export function decode(params: ModelParams["decoder"], size: TrainSize, feature: tf.Tensor2D): tf.Tensor4D {
  const options = { strides: 2, padding: size.decoder.padding };
  const start = tf.reshape(dense(params.dense, feature), [-1, ...size.decoder.start]) as tf.Tensor4D;
  return params.layers.reduce(
    (x, layer, i) => convTranspose2d(layer, i === 0 ? x : tf.relu(x), options),
    start,
  );
}

/** The normal distribution [..., Z] that a layer's output [..., 2Z] stands for. */
function normalOf(stats: tf.Tensor): Normal {
  const [mean, std] = tf.split(stats, 2, -1);
  return { mean, std: tf.add(tf.softplus(std), minStd) };
}

/** The next deter [N, D]. */
function advance(params: RssmParams, { deter, stoch }: Latent, action: tf.Tensor2D): tf.Tensor2D {
  return gru(params.cell, tf.elu(dense(params.input, tf.concat([stoch, action], 1))), deter);
}

/** The distribution [..., Z] of stoch before the observation, given deter [..., D]. */
export function prior(params: RssmParams, deter: tf.Tensor): Normal {
  return normalOf(mlp(params.prior, deter, tf.elu));
}

/** The next latent, and its distribution, after an action [B, A] and an embedding [B, E]; noise is [B, Z]. */
export function obsStep(
  params: RssmParams,
  latent: Latent,
  action: tf.Tensor2D,
  embed: tf.Tensor2D,
  noise: tf.Tensor2D,
): Latent & { readonly posterior: Normal } {
  const deter = advance(params, latent, action);
  const posterior = normalOf(mlp(params.posterior, tf.concat([deter, embed], 1), tf.elu));
  return { deter, stoch: normalSample(posterior.mean, posterior.std, noise) as tf.Tensor2D, posterior };
}

/** The next latent after an action [N, A] without an observation; noise is [N, Z]. */
export function imgStep(params: RssmParams, latent: Latent, action: tf.Tensor2D, noise: tf.Tensor2D): Latent {
  const deter = advance(params, latent, action);
  const { mean, std } = prior(params, deter);
  return { deter, stoch: normalSample(mean, std, noise) as tf.Tensor2D };
}

/** Features [N, Z + D]. */
export function featureOf({ deter, stoch }: Latent): tf.Tensor2D {
  return tf.concat([stoch, deter], 1);
}

/** Actions [N, A] that the policy draws at features [N, F] with noise [N, A]. */
export function act(actor: MlpParams, feature: tf.Tensor2D, noise: tf.Tensor2D): tf.Tensor2D {
  return tanhNormalSample(tanhNormal(mlp(actor, feature, tf.elu)), noise).action as tf.Tensor2D;
}
