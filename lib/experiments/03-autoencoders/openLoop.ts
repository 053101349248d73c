import { Rng } from "../../core/rng";
import { createBlob } from "../../envs/pixels/blob";
import type { Autoencoder } from "../../models/autoencoder";
import { LatentDynamics, type LatentEpisode, stepsOf } from "../../models/latentDynamics";
import type { OpenLoopErrors } from "../../models/openLoopErrors";
import type { Answers03 } from "./answers";
import { blobImage, meanSquaredError } from "./pictures";

/** Steps of an episode that are predicted. */
export const horizon = 20;

/** A blob that is pushed about. */
export interface Push {
  /** [21, 144] */
  images: number[][];
  /** [20, 2] */
  actions: number[][];
}

/** The student's model of codes: how it was fitted, and how it runs on its own. */
type LatentAnswers = Pick<Answers03, "latentDynFit" | "rolloutLatent" | "openLoopErrors">;

/** What was predicted of twenty episodes, and how wrong it was. */
export interface OpenLoop {
  /** One episode: the truth, and what each model predicts. */
  example: { truth: number[][]; line: number[][]; network: number[][] };
  /** The student's linear model, and the copy of the last picture. */
  line: OpenLoopErrors;
  /** A network in its place. */
  network: number[];
}

/** Episodes of a blob that is pushed in a random direction for five steps, then in another. */
export function pushBlobs(episodes: number, seed: string | number): Push[] {
  const [world, rng] = [createBlob(), new Rng(seed)];
  return Array.from({ length: episodes }, () => {
    let state = world.reset(rng);
    let action = [0, 0];
    const push: Push = { images: [blobImage(state)], actions: [] };
    for (let t = 0; t < horizon; t++) {
      if (t % 5 === 0) action = [2 * rng.uniform() - 1, 2 * rng.uniform() - 1];
      state = world.step(state, action, rng).next;
      push.actions.push(action);
      push.images.push(blobImage(state));
    }
    return push;
  });
}

/** The codes of pushed blobs. */
export const encodePushes = (
  autoencoder: Pick<Autoencoder, "encode">,
  pushes: readonly Push[],
): LatentEpisode[] => pushes.map(({ images, actions }) => ({ z: autoencoder.encode(images), a: actions }));

/** Fits models of the codes of pushed blobs, and lets them predict twenty steps ahead of other episodes, from one picture each.
 *  @param own the student's answers to 3.7 and 3.8 */
export async function openLoop(
  autoencoder: Pick<Autoencoder, "encode" | "decode">,
  own: LatentAnswers,
  seed = 1,
): Promise<OpenLoop> {
  const [train, test] = [pushBlobs(100, "pushes"), pushBlobs(20, "pushes, test")];
  const all = stepsOf(encodePushes(autoencoder, train));
  const line = own.latentDynFit(all);
  const network = new LatentDynamics({ codeSize: all.z[0].length, actionSize: 2, seed });
  try {
    await network.train(all, { steps: 1000 });
    const starts = test.map(({ images }) => autoencoder.encode([images[0]])[0]);
    const decodeAll = (codes: number[][][]) => codes.map((episode) => autoencoder.decode(episode));
    const byLine = decodeAll(test.map(({ actions }, i) => own.rolloutLatent(line, starts[i], actions)));
    const byNetwork = decodeAll(rollAll(network, starts, test));
    const truth = test.map(({ images }) => images);
    const moved = (images: number[][]) => meanSquaredError([images[0]], [images[horizon / 2]]);
    const livelier = (best: number, i: number) => (moved(truth[i]) > moved(truth[best]) ? i : best);
    const shown = truth.map((_, i) => i).reduce(livelier);
    return {
      example: { truth: truth[shown], line: byLine[shown], network: byNetwork[shown] },
      line: own.openLoopErrors(byLine, truth),
      network: own.openLoopErrors(byNetwork, truth).model,
    };
  } finally {
    network.dispose();
  }
}

/** The codes that a network expects, all episodes at once. @returns [episodes][21][k] */
function rollAll(network: LatentDynamics, starts: number[][], episodes: readonly Push[]): number[][][] {
  let codes = starts;
  const rolled = starts.map((z) => [z]);
  for (let t = 0; t < horizon; t++) {
    codes = network.step(
      codes,
      episodes.map(({ actions }) => actions[t]),
    );
    codes.forEach((z, i) => rolled[i].push(z));
  }
  return rolled;
}
