import type * as tf from "@tensorflow/tfjs";
import { CaptureError } from "./program/captureError";
import { leavesOf, pathsOf, type TensorTree } from "./records";

/** ‖got − expected‖ / ‖expected‖; infinite where only one of two elements is a number. */
function relativeError(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  let norm = 0;
  let distance = 0;
  for (let i = 0; i < expected.length; i++) {
    const [a, b] = [got[i], expected[i]];
    if (Number.isFinite(b)) norm += b * b;
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) continue;
    if (!Number.isFinite(a) || !Number.isFinite(b)) return Infinity;
    distance += (a - b) ** 2;
  }
  return Math.sqrt(distance / Math.max(norm, 1e-30));
}

/** The relative error of each tensor, in the order of the record's tensors. */
export function errorsOf(expected: TensorTree, got: readonly tf.Tensor[]): number[] {
  return leavesOf(expected).map((tensor, i) => relativeError(got[i].dataSync(), tensor.dataSync()));
}

/** How much more than by one rounding of the inputs a replay may differ: a step rounds at every operation. */
const roundings = 100;

/**
 * Makes sure that a replay computes what the step computed eagerly from the same inputs. Where a result differs by more than the
 * tolerance, the step itself is asked how much it makes of a rounding error: a unit at the kink of its ReLU may fall to either side.
 * @param expected the step's result, in its nesting
 * @param got the replay's results in the order of that nesting's tensors
 * @param sensitivities how much each result changes when the inputs change in their last digits; asked for only where it matters
 * @returns the largest relative error
 * @throws CaptureError that names the result that differs
 */
export function compareResults(
  expected: TensorTree,
  got: readonly tf.Tensor[],
  { tolerance, engine, sensitivities }: { tolerance: number; engine: string; sensitivities: () => number[] },
): number {
  const errors = errorsOf(expected, got);
  const largest = Math.max(0, ...errors);
  if (largest <= tolerance) return largest;
  const allowed = sensitivities().map((sensitivity) => Math.max(tolerance, roundings * sensitivity));
  const wrong = errors.findIndex((error, i) => !(error <= allowed[i]));
  if (wrong >= 0)
    throw new CaptureError(
      `the replay by the engine "${engine}" differs from the eager result in ${pathsOf(expected)[wrong]} by ${errors[wrong].toPrecision(2)} ` +
        `of its norm (allowed: ${allowed[wrong].toPrecision(2)}). Run it with { engine: "eager" } and tell us which step it is.`,
    );
  return largest;
}
