import { type ObservedLatents } from "../../models/world/observeLoop";
import { type Latent } from "../../models/world/rssm";
import { latentsOf, type WorldModelBatch } from "../../models/world/worldModel";
import * as tf from "../../tensor/tf";

/** Where imagination begins. */
export type Starts = Latent & {
  /** 1 where the start is not the end of its episode, [N] */
  readonly continues: tf.Tensor1D;
};

/** The latents of the last times of each sequence, as constants. @param output what a model made of the batch */
export function startsOf(
  { latents }: { readonly latents: Pick<ObservedLatents<unknown>, "deter" | "stoch"> },
  batch: WorldModelBatch,
  times: number,
): Starts {
  const last = <T extends tf.Tensor>(x: T): T => columns(x, x.shape[1]! - times, times);
  const latent = latentsOf({ deter: last(latents.deter), stoch: last(latents.stoch) });
  const continues = tf.reshape(tf.sub(1, last(batch.isTerminal)), [-1]) as tf.Tensor1D;
  return { ...latent, continues };
}

/** The columns `first`, …, `first` + count − 1 of [N, ·] or [N, ·, F]. */
export function columns<T extends tf.Tensor>(x: T, first: number, count: number): T {
  const begin = [0, first, ...x.shape.slice(2).map(() => 0)];
  return tf.slice(x as tf.Tensor, begin, [x.shape[0], count, ...x.shape.slice(2)]) as T;
}
