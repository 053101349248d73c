import { existsSync } from "node:fs";
import type { TensorTree } from "../tensor/records";
import { loadCheckpoint, saveCheckpoint } from "./checkpoint";

/** What can be saved in the middle of its training and goes on from there: its results are the same up to rounding, as a training's
 *  first two steps are not yet replayed as one graph. */
export interface Resumable {
  /** Lends all that decides how it goes on. */
  lend<T>(read: (tensors: TensorTree, texts: Readonly<Record<string, string>>) => T): T;
  /** Takes over what was lent; the tensors become its own. */
  restore(tensors: TensorTree, texts: Readonly<Record<string, string>>): void;
}

/** Saves a training as a safetensors file: weights, the optimiser's sums, and the generator. A crash leaves the old file or the new one.
 *  @throws what `saveCheckpoint` throws; the old file stays */
export function saveTraining(file: string, model: Resumable): void {
  model.lend((tensors, texts) => saveCheckpoint(file, tensors, texts));
}

/** Lets a model go on where the file's training was.
 *  @returns false, and nothing has changed, where there is no such file
 *  @throws what `loadCheckpoint` throws if the file is another model's; nothing has changed */
export function resumeTraining(file: string, model: Resumable): boolean {
  if (!existsSync(file)) return false;
  const { tree, metadata } = model.lend((tensors) => loadCheckpoint(file, tensors));
  model.restore(tree, metadata);
  return true;
}
