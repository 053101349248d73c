import path from "node:path";
import type { Generated } from "lib/data/generated";
import type { StoredTensor } from "lib/data/safetensors";
import * as tf from "lib/tensor/tf";
import { recordedTraining } from "lib/train/recordedTraining";

const seeds = [1, 2, 3, 4];
const games = ["breakout", "freeway"];
/** V2's choices, of which the first training's weights are kept, and V1's normals in the same agent. */
const presets = ["tiny", "gaussian"];

/** Training rounds otherwise on another machine: these are of a TensorFlow session on two Xeon cores. */
export const trained = true;

const runs = path.join(__dirname, "../../runs");

export async function generate(): Promise<Generated> {
  await tf.ready();
  const files: Record<string, ReadonlyMap<string, StoredTensor> | Uint8Array> = {};
  const trainings: object[] = [];
  for (const env of games)
    for (const preset of presets)
      for (const seed of seeds) {
        const { weights, about } = await recordedTraining({ agent: "dreamerV2", env, preset, seed }, runs);
        trainings.push(about);
        if (preset === presets[0] && seed === seeds[0]) files[`${env}.safetensors.gz`] = weights;
      }
  files["trainings.json"] = Buffer.from(`${JSON.stringify(trainings)}\n`);
  return {
    files,
    about: {
      title: "Dreamer V2 on two games of the arcade, with choices and with normals",
      source: "npm run train, as trainings.json says for each training",
      licence: "MIT",
    },
  };
}
