import { centredPixels } from "../../data/batchTensors";
import type { Episode } from "../../data/episode";
import { decodeImages } from "../../models/world/imageDecoder";
import { featureOf, imgStep, initialLatent, type Latent, obsStep } from "../../models/world/rssm";
import { encodeImages } from "../../models/world/imageEncoder";
import { predict } from "../../models/world/head";
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
 * @throws RangeError unless 1 ≤ context ≤ the episode's steps
 */
export function openLoop(
  params: WorldModelParams,
  config: WorldModelConfig,
  episode: Episode,
  context = 5,
): OpenLoop {
  if (!Number.isInteger(context) || context < 1 || context > episode.steps)
    throw new RangeError(`openLoop: context must be 1 to ${episode.steps}, got ${context}`);
  const { imageSize, channels, actionSize, rssm } = config;
  const size = imageSize * imageSize * channels;
  const truth = (t: number) => episode.observation.subarray(t * size, (t + 1) * size);
  const [images, rewards]: [Uint8Array[], number[]] = [[], []];
  tf.tidy(() => {
    let latent: Latent = initialLatent(rssm, 1);
    const still = tf.zeros([1, rssm.stochSize]) as tf.Tensor2D;
    for (let t = 0; t < episode.steps; t++) {
      const action = tf.tensor2d(episode.action.subarray(t * actionSize, (t + 1) * actionSize), [
        1,
        actionSize,
      ]);
      const embed = () =>
        encodeImages(
          params.encoder,
          config.encoder,
          tf.tensor4d(centredPixels(truth(t)), [1, imageSize, imageSize, channels]),
        );
      latent =
        t < context
          ? obsStep(params.rssm, rssm, latent, action, embed(), still)
          : imgStep(params.rssm, rssm, latent, action, still);
      const feature = featureOf(latent);
      images.push(bytesOf(decodeImages(params.decoder, config.decoder, feature).dataSync()));
      rewards.push(predict(params.reward, feature).dataSync()[0]);
    }
  });
  return { context, images, errors: images.map((image, t) => errorOf(image, truth(t))), rewards };
}
