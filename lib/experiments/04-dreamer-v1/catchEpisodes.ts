import { type DreamerParams } from "../../agents/dreamer/state";
import { Rng } from "../../core/rng";
import { centredPixels } from "../../data/batchTensors";
import { type Episode, EpisodeRecorder } from "../../data/episode";
import { seenCatch } from "../../envs/grids/catch";
import { encodeImages } from "../../models/world/imageEncoder";
import { type ObservedSequences } from "../../models/world/observeLoop";
import * as tf from "../../tensor/tf";
import { catchConfig } from "./catchWeights";

/** Rows of an episode of Catch: its first picture and one after each of seven actions. */
export const rows = 8;
/** Pixels of a side. */
export const side = catchConfig.world.imageSize;

/** Who plays: the number of the move that it makes on seeing a picture. */
export type Choice = (picture: Uint8Array, rng: Rng) => number;

/** Episodes of Catch as they are played by `choose`. */
export function episodesBy(choose: Choice, count: number, seed: string): Episode[] {
  const rng = new Rng(seed);
  const world = seenCatch();
  const recorder = new EpisodeRecorder(world);
  return Array.from({ length: count }, () => {
    let newest = world.reset(rng);
    recorder.begin(newest);
    while (!recorder.isOver) {
      const action = choose(newest.observation, rng);
      const step = world.step(action);
      recorder.record(action, step);
      newest = step;
    }
    return recorder.episode();
  });
}

/** Episodes of Catch with random actions. */
export function randomEpisodes(count: number, seed: string): Episode[] {
  return episodesBy((_picture, rng) => rng.integer(3), count, seed);
}

/** The column of a pixel's cell. */
const columnOf = (pixel: number): number => Math.floor((pixel % side) / 2);

/** Moves the paddle below the ball. The first white pixel of a picture is the ball's, the last one the paddle's. */
export const expert: Choice = (picture) =>
  1 + Math.sign(columnOf(picture.indexOf(255)) - columnOf(picture.lastIndexOf(255)));

/** The picture of a row, 0 to 255. */
export function pictureAt({ observation }: Episode, t: number): number[] {
  return Array.from(observation.subarray(t * side * side, (t + 1) * side * side));
}

/** All pictures of an episode, [8][256]. */
export const picturesOf = (episode: Episode): number[][] =>
  Array.from({ length: rows }, (_, t) => pictureAt(episode, t));

/** Pixels as rows, for figures. */
export const toGrid = (pixels: ArrayLike<number>): number[][] =>
  Array.from({ length: side }, (_, y) => Array.from({ length: side }, (_, x) => pixels[y * side + x]));

/** Episodes as a model takes them, [B, T, ·]. */
export function livedThrough({ model }: DreamerParams, episodes: readonly Episode[]): ObservedSequences {
  const B = episodes.length;
  const { actionSize } = catchConfig.world;
  const pixels = episodes.flatMap(({ observation }) => Array.from(centredPixels(observation)));
  const image = tf.tensor4d(pixels, [B * rows, side, side, 1]);
  const embed = encodeImages(model.encoder, catchConfig.world.encoder, image);
  const action = episodes.flatMap((episode) => Array.from(episode.action));
  const first = episodes.flatMap(() => Array.from({ length: rows }, (_, t) => (t === 0 ? 1 : 0)));
  return {
    embed: tf.reshape(embed, [B, rows, -1]),
    action: tf.tensor3d(action, [B, rows, actionSize]),
    isFirst: tf.tensor2d(first, [B, rows]),
  };
}
