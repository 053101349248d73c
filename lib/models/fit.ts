import { assertCount } from "../core/count";
import { throwIfInterrupted } from "../core/interruption";
import { disposeTree, type TensorTree } from "../tensor/records";
import type { Training } from "../tensor/training";
import type * as tf from "../tensor/tf";

/** How far a training is. */
export interface FitProgress {
  /** Steps taken in this call. */
  step: number;
  /** Steps asked for. */
  steps: number;
  /** The loss of the step's batch. */
  loss: number;
}

/** How long a training goes on, and who hears of it. */
export interface FitOptions {
  /** Gradient steps to take. */
  steps: number;
  /** Called a hundred times in all, and after the last step. */
  onProgress?: (progress: FitProgress) => void;
  /** Asked several times a second; true ends the training after the running step. */
  stop?: () => boolean;
}

/** A training as it ended. */
export interface FitResult {
  /** Steps taken. */
  steps: number;
  /** Whether `stop` ended it. */
  stopped: boolean;
  /** The loss at the steps that were reported. */
  curve: { step: number; loss: number }[];
}

/** Milliseconds between two looks at what came in meanwhile: a click, an interrupt. */
const breath = 50;

const reports = 100;

/**
 * Takes steps, and lets a notebook live meanwhile. The weights are the training's, so that they are kept however this ends: by the
 * last step, by `stop`, by an interrupt of the cell or by an error.
 * @param draw makes the next step's inputs, which are freed after it
 * @throws RangeError if steps is no positive integer, or the loss is no longer finite; what a step throws; the interrupt's reason
 */
export async function fit<State extends TensorTree, Batch extends TensorTree, Noise extends TensorTree>(
  training: Training<State, Batch, Noise, { loss: tf.Scalar }>,
  draw: () => { batch: Batch; noise: Noise },
  { steps, onProgress, stop }: FitOptions,
): Promise<FitResult> {
  assertCount("fit: steps", steps);
  const every = Math.ceil(steps / reports);
  const curve: FitResult["curve"] = [];
  let breathed = performance.now();
  for (let step = 1; step <= steps; step++) {
    const { batch, noise } = draw();
    let loss: number | undefined;
    try {
      const metrics = training.step(batch, noise);
      if (step % every === 0 || step === steps) loss = metrics.loss.dataSync()[0];
      disposeTree(metrics);
    } finally {
      disposeTree(batch, noise);
    }
    if (loss !== undefined) {
      if (!Number.isFinite(loss))
        throw new RangeError(`fit: the loss is ${loss} after ${step} steps; do the gradients point uphill?`);
      curve.push({ step, loss });
      onProgress?.({ step, steps, loss });
    }
    if (performance.now() - breathed < breath) continue;
    await new Promise((resolve) => setImmediate(resolve));
    throwIfInterrupted();
    if (stop?.()) return { steps: step, stopped: step < steps, curve };
    breathed = performance.now();
  }
  return { steps, stopped: false, curve };
}
