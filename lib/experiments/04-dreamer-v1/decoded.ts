import { type DreamerParams } from "../../agents/dreamer/state";
import { predict } from "../../models/world/head";
import { decodeImages } from "../../models/world/imageDecoder";
import * as tf from "../../tensor/tf";
import { side } from "./catchEpisodes";
import { catchConfig } from "./catchWeights";

/** What a model sees in its own states, [B][T] each. */
export type Decoded = {
  /** [B][T][256], 0 to 255 */
  readonly pictures: number[][][];
  readonly rewards: number[][];
};

/** The pictures and rewards that a model reads out of its states. @param states deter [B, T, D], stoch [B, T, Z] */
export function decoded(
  { model }: DreamerParams,
  { deter, stoch }: { deter: tf.Tensor3D; stoch: tf.Tensor3D },
): Decoded {
  const [B, T] = deter.shape;
  return tf.tidy(() => {
    const feature = tf.concat([stoch, deter], 2); // [B, T, F]
    const flat = tf.reshape(feature, [B * T, -1]) as tf.Tensor2D;
    const image = decodeImages(model.decoder, catchConfig.world.decoder, flat);
    const bytes = tf.mul(tf.clipByValue(tf.add(image, 0.5), 0, 1), 255);
    return {
      pictures: tf.reshape(bytes, [B, T, side * side]).arraySync() as number[][][],
      rewards: predict(model.reward, feature).arraySync() as number[][],
    };
  });
}
