import { type Rng } from "../../core/rng";
import { assertShape } from "../../core/shape";
import { type MlpParams } from "../../nn/mlp";
import * as tf from "../../tensor/tf";
import { type HeadConfig, headParams, predict } from "./head";
import {
  decodeImages,
  type ImageDecoderConfig,
  imageDecoderParams,
  type ImageDecoderParams,
} from "./imageDecoder";
import {
  embedSize,
  encodeImages,
  type ImageEncoderConfig,
  imageEncoderParams,
  type ImageEncoderParams,
} from "./imageEncoder";
import { observe } from "./observe";
import { type BeliefOf, type GaussianConfig, type LatentConfig } from "./latents";
import { type ObservedLatents, type ObserveLoop, observeLoop } from "./observeLoop";
import { featureSize, type Latent, type RssmConfig, rssmParams, type RssmParams } from "./rssm";

/** What a world model is made of. */
export type WorldModelConfig<L extends LatentConfig = LatentConfig> = {
  /** Height and width of an image, pixels. */
  readonly imageSize: number;
  /** 1 for grey, 3 for colours. */
  readonly channels: number;
  /** A */
  readonly actionSize: number;
  readonly encoder: ImageEncoderConfig;
  readonly rssm: RssmConfig<L>;
  readonly decoder: ImageDecoderConfig;
  readonly reward: HeadConfig;
  /** The head that predicts whether the episode goes on; null where no episode of the world terminates. */
  readonly continues: HeadConfig | null;
};

/** The weights. */
export type WorldModelParams = {
  readonly encoder: ImageEncoderParams;
  readonly rssm: RssmParams;
  readonly decoder: ImageDecoderParams;
  readonly reward: MlpParams;
  readonly continues?: MlpParams;
};

/** Sequences from a replay. Row t tells what is known at time t: the action led to the image, the reward came with it. */
export type WorldModelBatch = {
  /** [B, T, h, w, C], pixels from −½ to ½ */
  readonly image: tf.Tensor5D;
  /** [B, T, A] */
  readonly action: tf.Tensor3D;
  /** [B, T] */
  readonly reward: tf.Tensor2D;
  /** [B, T], 1 where an episode begins */
  readonly isFirst: tf.Tensor2D;
  /** [B, T], 1 where the episode has terminated */
  readonly isTerminal: tf.Tensor2D;
};

/** What a world model makes of a batch. */
export type WorldModelOutput<L extends LatentConfig = GaussianConfig> = {
  readonly latents: ObservedLatents<BeliefOf<L>>;
  /** [B, T, F] */
  readonly feature: tf.Tensor3D;
  /** The images that it sees in its own state, [B, T, h, w, C]. */
  readonly image: tf.Tensor5D;
  /** [B, T] */
  readonly reward: tf.Tensor2D;
  /** The logit of "the episode goes on", [B, T]; none without such a head. */
  readonly continues?: tf.Tensor2D;
};

/** The weights at the start. */
export function worldModelParams(rng: Rng, config: WorldModelConfig): WorldModelParams {
  const { encoder, rssm, decoder, reward, continues, actionSize, imageSize } = config;
  const features = featureSize(rssm);
  const inputs = { actionSize, embedSize: embedSize(encoder, imageSize) };
  return {
    encoder: imageEncoderParams(rng.split("encoder"), encoder, config),
    rssm: rssmParams(rng.split("rssm"), rssm, inputs),
    decoder: imageDecoderParams(rng.split("decoder"), decoder, features),
    reward: headParams(rng.split("reward"), reward, features, 1),
    ...(continues ? { continues: headParams(rng.split("continues"), continues, features, 1) } : {}),
  };
}

/** [B, T, …] as [B · T, …]. */
export function flatten(x: tf.Tensor): tf.Tensor {
  return tf.reshape(x, [x.shape[0] * x.shape[1]!, ...x.shape.slice(2)]);
}

/** The latents of all times as starts of imagination, [N, ·] with N = B · T. */
export function latentsOf({ deter, stoch }: Pick<ObservedLatents<unknown>, "deter" | "stoch">): Latent {
  return { deter: flatten(deter) as tf.Tensor2D, stoch: flatten(stoch) as tf.Tensor2D };
}

/**
 * Follows a batch: encodes the images, infers the states, and predicts from them images, rewards and whether episodes go on.
 * @param noise as the latents' kind takes it, [B, T, Z]
 * @param loop what goes from step to step
 * @throws RangeError if a shape differs
 */
export function followBatch<L extends LatentConfig>(
  params: WorldModelParams,
  config: WorldModelConfig<L>,
  batch: WorldModelBatch,
  noise: tf.Tensor3D,
  loop: ObserveLoop<BeliefOf<L>> = observeLoop,
): WorldModelOutput<L> {
  const { imageSize, channels, actionSize } = config;
  const [B, T] = batch.image.shape;
  assertShape("followBatch: image", batch.image, [B, T, imageSize, imageSize, channels]);
  assertShape("followBatch: action", batch.action, [B, T, actionSize]);
  return tf.tidy(() => {
    const images = flatten(batch.image) as tf.Tensor4D; // [B · T, h, w, C]
    const embed = tf.reshape(encodeImages(params.encoder, config.encoder, images), [B, T, -1]) as tf.Tensor3D;
    const latents = observe(params.rssm, config.rssm, { ...batch, embed }, noise, loop);
    const feature = tf.concat([latents.stoch, latents.deter], 2); // [B, T, F]
    const decoded = decodeImages(params.decoder, config.decoder, flatten(feature) as tf.Tensor2D);
    assertShape("followBatch: decoded image", decoded, images.shape);
    const continues = params.continues && (predict(params.continues, feature) as tf.Tensor2D);
    return {
      latents,
      feature,
      image: tf.reshape(decoded, batch.image.shape),
      reward: predict(params.reward, feature) as tf.Tensor2D,
      ...(continues ? { continues } : {}),
    };
  });
}
