import path from "node:path";
import type { Generated } from "lib/data/generated";
import { trainingsDataset } from "lib/train/trainingsDataset";

const seeds = [1, 2, 3, 4];
const envs = ["blob-reach", "pendulum-swing-up-dense", "cart-pole-swing-up"];

/** Training rounds otherwise on another machine: these are of a TensorFlow session on two Xeon cores. */
export const trained = true;

export function generate(): Promise<Generated> {
  const trainings = envs.flatMap((env) =>
    seeds.map((seed) => ({ agent: "dreamerV1", env, preset: "tiny", seed }) as const),
  );
  return trainingsDataset("Dreamer V1 on tasks of motors", trainings, path.join(__dirname, "../../runs"));
}
