import path from "node:path";
import type { Generated } from "lib/data/generated";
import type { StoredTensor } from "lib/data/safetensors";
import * as tf from "lib/tensor/tf";
import { recordedTraining } from "lib/train/recordedTraining";

const seeds = [1, 2, 3, 4];
/** Of each, the first training's weights are kept. */
const envs = ["blob-reach", "pendulum-swing-up-dense"];

/** Training rounds otherwise on another machine: these are of a TensorFlow session on two Xeon cores. */
export const trained = true;

const runs = path.join(__dirname, "../../runs");

export async function generate(): Promise<Generated> {
  await tf.ready();
  const files: Record<string, ReadonlyMap<string, StoredTensor> | Uint8Array> = {};
  const trainings: object[] = [];
  for (const env of envs)
    for (const seed of seeds) {
      const settings = { agent: "dreamerV1", env, preset: "tiny", seed } as const;
      const { weights, about } = await recordedTraining(settings, runs);
      trainings.push(about);
      if (seed === seeds[0]) files[`${env}.safetensors.gz`] = weights;
    }
  files["trainings.json"] = Buffer.from(`${JSON.stringify(trainings)}\n`);
  return {
    files,
    about: {
      title: "Dreamer V1 on tasks of motors",
      source: "npm run train, as trainings.json says for each training",
      licence: "MIT",
    },
  };
}
