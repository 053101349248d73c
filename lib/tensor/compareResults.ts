import type * as tf from "@tensorflow/tfjs";
import { CaptureError } from "./program/recorder";
import { leavesOf, pathsOf, type TensorTree } from "./records";

/** The largest difference, in units of the largest expected value; infinite where only one is a number. */
function relativeError(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  let scale = 1e-30;
  let difference = 0;
  for (let i = 0; i < expected.length; i++) {
    const [a, b] = [got[i], expected[i]];
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) {
      if (Number.isFinite(b)) scale = Math.max(scale, Math.abs(b));
      continue;
    }
    if (!Number.isFinite(a) || !Number.isFinite(b)) return Infinity;
    scale = Math.max(scale, Math.abs(b));
    difference = Math.max(difference, Math.abs(a - b));
  }
  return difference / scale;
}

/**
 * Makes sure that a replay computes what the step computed eagerly from the same inputs.
 * @param expected the step's result, in its nesting
 * @param got the replay's results in the order of that nesting's tensors
 * @returns the largest relative error
 * @throws CaptureError that names the result that differs
 */
export function compareResults(
  expected: TensorTree,
  got: readonly tf.Tensor[],
  tolerance: number,
  engine: string,
): number {
  const errors = leavesOf(expected).map((tensor, i) => relativeError(got[i].dataSync(), tensor.dataSync()));
  const worst = errors.reduce((best, error, i) => (error > errors[best] ? i : best), 0);
  if (!(errors[worst] <= tolerance) && errors.length > 0)
    throw new CaptureError(
      `the replay by the engine "${engine}" differs from the eager result in ${pathsOf(expected)[worst]} by ${errors[worst].toPrecision(2)} of its ` +
        `largest value (allowed: ${tolerance}). Run it with { engine: "eager" } and tell us which step it is.`,
    );
  return errors[worst] ?? 0;
}
