import path from "node:path";
import type { Generated } from "lib/data/generated";
import { trainingsDataset } from "lib/train/trainingsDataset";

const seeds = [1, 2, 3, 4];
const games = ["breakout", "freeway"];
/** V2's choices, and V1's normals in the same agent. */
const presets = ["tiny", "gaussian"];

/** Training rounds otherwise on another machine: these are of a TensorFlow session on two Xeon cores. */
export const trained = true;

export function generate(): Promise<Generated> {
  const trainings = games.flatMap((env) =>
    presets.flatMap((preset) => seeds.map((seed) => ({ agent: "dreamerV2", env, preset, seed }) as const)),
  );
  const title = "Dreamer V2 on two games of the arcade, with choices and with normals";
  return trainingsDataset(title, trainings, path.join(__dirname, "../../runs"));
}
