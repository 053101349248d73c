import { readDatasetFile } from "./dataset";

/** The file of a data set that holds them. */
export const trainingsFile = "trainings.json";

/** What a data set tells of one training. */
export interface RecordedTraining {
  readonly env: string;
  readonly preset: string;
  readonly seed: number;
  /** What trained it, on the command line. */
  readonly command: string;
  readonly envSteps: number;
  readonly updates: number;
  /** On the machine where it was trained, at its median pace, since trainings may be stopped for the sake of others. */
  readonly minutes: number;
  /** Mean returns afterwards, of the same episodes by the likeliest and by drawn actions. */
  readonly evaluation: { readonly episodes: number; readonly likeliest: number; readonly drawn: number };
  /** In even steps: environment steps, and the mean return of the last hundred episodes. */
  readonly curve: readonly (readonly [envSteps: number, meanReturn: number])[];
}

/** The trainings that a data set tells of. @param folder `datasetFolder("dreamer-v2-arcade")` */
export const recordedTrainings = (folder: string): RecordedTraining[] =>
  JSON.parse(Buffer.from(readDatasetFile(folder, trainingsFile)).toString("utf8")) as RecordedTraining[];
