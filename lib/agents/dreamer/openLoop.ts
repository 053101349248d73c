import { centredPixels } from "../../data/batchTensors";
import type { Episode } from "../../data/episode";
import { predict } from "../../models/world/head";
import { decodeImages } from "../../models/world/imageDecoder";
import { encodeImages } from "../../models/world/imageEncoder";
import { openLoop as openLoopStates } from "../../models/world/openLoop";
import { type BeliefOf, type LatentConfig, latentKind } from "../../models/world/latents";
import { initialLatent } from "../../models/world/rssm";
import { rssmSteps } from "../../models/world/rssmSteps";
import { type WorldModelConfig, type WorldModelParams } from "../../models/world/worldModel";
import * as tf from "../../tensor/tf";

/** An episode as a model sees it: it looks at the first images, then imagines the rest from the actions alone. */
export interface OpenLoop {
  /** Times at which it saw the image. */
  readonly context: number;
  /** The model's images, each [h · w · C], 0 to 255; of the context what it sees in its own state. */
  readonly images: Uint8Array[];
  /** Mean squared error of each image, of pixels from 0 to 1. */
  readonly errors: number[];
  /** The rewards that it predicts. */
  readonly rewards: number[];
}

const bytesOf = (centred: ArrayLike<number>): Uint8Array =>
  Uint8Array.from(centred, (x) => Math.round(255 * Math.min(1, Math.max(0, x + 0.5))));

/** The mean squared difference of bytes, in units of the whole range. */
function errorOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < a.length; i++) squares += (a[i] - b[i]) ** 2;
  return squares / a.length / 255 ** 2;
}

/**
 * Follows an episode for `context` images, and imagines the rest, always by the middle of prior and posterior.
 * @param follow gives the model's states along it
 * @throws RangeError unless 1 ≤ context ≤ the episode's steps
 */
export function openLoop<L extends LatentConfig>(
  params: WorldModelParams,
  config: WorldModelConfig<L>,
  episode: Episode,
  context = 5,
  follow: typeof openLoopStates<BeliefOf<L>> = openLoopStates,
): OpenLoop {
  const { steps } = episode;
  if (!Number.isInteger(context) || context < 1 || context > steps)
    throw new RangeError(`openLoop: context must be 1 to ${steps}, got ${context}`);
  const { imageSize, channels, actionSize, rssm } = config;
  const size = imageSize * imageSize * channels;
  const { observation } = episode;
  const [decoded, rewards] = tf.tidy(() => {
    const pixels = tf.tensor4d(centredPixels(observation), [steps, imageSize, imageSize, channels]);
    const embed = tf.expandDims(encodeImages(params.encoder, config.encoder, pixels)) as tf.Tensor3D; // [1, T, E]
    const action = tf.tensor3d(Float32Array.from(episode.action), [1, steps, actionSize]);
    const start = initialLatent(rssm, 1);
    const kind = latentKind(rssm.latent);
    const states = follow(rssmSteps(params.rssm, rssm), start, { embed, action }, context, kind);
    const feature = tf.squeeze(tf.concat([states.stoch, states.deter], 2), [0]) as tf.Tensor2D; // [T, F]
    const image = decodeImages(params.decoder, config.decoder, feature);
    return [image.dataSync(), predict(params.reward, feature).dataSync()];
  });
  const rows = (data: ArrayLike<number> & { subarray(from: number, to: number): ArrayLike<number> }) =>
    Array.from({ length: steps }, (_, t) => data.subarray(t * size, (t + 1) * size));
  const images = rows(decoded).map(bytesOf);
  const errors = rows(observation).map((truth, t) => errorOf(images[t], truth));
  return { context, images, errors, rewards: Array.from(rewards) };
}
