import { mean } from "../../core/metrics";
import type { Episode } from "../../data/episode";
import { initialLatent } from "../../models/world/rssm";
import { rssmSteps } from "../../models/world/rssmSteps";
import * as tf from "../../tensor/tf";
import type { Answers04 } from "./answers";
import { livedThrough } from "./catchEpisodes";
import { type Age, catchConfig, withWeights } from "./catchWeights";
import { decoded } from "./decoded";

/** Pictures that the model sees before it closes its eyes. */
export const context = 2;

/** What a shipped model sees of each episode, and imagines once it has closed its eyes, 0 to 255, [B][8][256]. */
export function imaginedPictures(
  openLoop: Answers04["openLoop"],
  age: Age,
  episodes: readonly Episode[],
): number[][][] {
  const { rssm } = catchConfig.world;
  return withWeights(age, (params) =>
    tf.tidy(() => {
      const lived = livedThrough(params, episodes);
      const start = initialLatent(rssm, episodes.length);
      const states = openLoop(rssmSteps(params.model.rssm, rssm), start, lived, context);
      return decoded(params, states).pictures;
    }),
  );
}

/** The mean squared error per pixel, of pixels from 0 to 1. @param a,b 0 to 255 */
export const errorOfPicture = (a: readonly number[], b: readonly number[]): number =>
  mean(a.map((x, i) => ((x - b[i]) / 255) ** 2));
