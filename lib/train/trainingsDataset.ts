import type { Generated } from "../data/generated";
import type { StoredTensor } from "../data/safetensors";
import { trainingsFile } from "../data/trainings";
import * as tf from "../tensor/tf";
import type { TrainSettings } from "./readTask";
import { recordedTraining } from "./recordedTraining";

/**
 * A data set of trainings that their commands have left in `runs`: `trainingsFile` tells of each, and `ENV.safetensors.gz` holds the weights
 * of the first of each environment.
 * @throws Error that names the command of a training that has not come to its end
 */
export async function trainingsDataset(
  title: string,
  trainings: readonly TrainSettings[],
  runs: string,
): Promise<Generated> {
  await tf.ready();
  const files: Record<string, ReadonlyMap<string, StoredTensor> | Uint8Array> = {};
  const told: object[] = [];
  for (const training of trainings) {
    const { weights, about } = await recordedTraining(training, runs);
    told.push(about);
    files[`${training.env}.safetensors.gz`] ??= weights;
  }
  files[trainingsFile] = Buffer.from(`${JSON.stringify(told)}\n`);
  const source = `npm run train, as ${trainingsFile} says for each training`;
  return { files, about: { title, source, licence: "MIT" } };
}
