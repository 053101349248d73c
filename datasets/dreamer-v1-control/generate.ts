import path from "node:path";
import type { Generated } from "lib/data/generated";
import { trainingsDataset } from "lib/train/trainingsDataset";

/** Seeds of the trainings of each task. */
const seeds = { "blob-reach": [1, 2, 3, 4], "cart-pole-swing-up": [1] };

/** Training rounds otherwise on another machine: these are of a TensorFlow session on two Xeon cores. */
export const trained = true;

export function generate(): Promise<Generated> {
  const trainings = Object.entries(seeds).flatMap(([env, own]) =>
    own.map((seed) => ({ agent: "dreamerV1", env, preset: "tiny", seed }) as const),
  );
  return trainingsDataset("Dreamer V1 on tasks of motors", trainings, path.join(__dirname, "../../runs"));
}
