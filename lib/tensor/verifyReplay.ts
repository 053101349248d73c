import * as tf from "@tensorflow/tfjs";
import { compareResults, errorsOf } from "./compareResults";
import type { EngineName, Replay } from "./engines/engine";
import { Verifications } from "./engines/verifications";
import { nudge, nudgedInputs } from "./inputs";
import { disposeTree, leavesOf, type TensorTree } from "./records";

/** Runs a step eagerly; its results are new. */
type RunEagerly = (args: readonly TensorTree[]) => TensorTree;

/** How a replay is compared with its step. */
export interface Verification {
  engine: EngineName;
  /** By how much it may differ, relative to each result's norm. */
  tolerance: number;
  /** Whether also where it was compared at an earlier start on this machine. */
  again: boolean;
}

/** A change of a number in its last digits, relative to it. */
const lastDigits = 2 ** -20;

/** How much each result changes when all inputs change in their last digits, as a larger change of them tells. */
function sensitivitiesOf(runEagerly: RunEagerly, args: readonly TensorTree[], result: TensorTree): number[] {
  const nudged = nudgedInputs(args);
  const other = runEagerly(nudged);
  const changes = errorsOf(result, leavesOf(other));
  disposeTree(nudged, other);
  return changes.map((change) => change * (lastDigits / nudge));
}

function compare(
  runEagerly: RunEagerly,
  replay: Replay,
  args: readonly TensorTree[],
  given: Verification,
): number {
  const result = runEagerly(args);
  const results = replay.run(leavesOf(args));
  const sensitivities = (): number[] => sensitivitiesOf(runEagerly, args, result);
  try {
    return compareResults(result, results, { ...given, sensitivities });
  } finally {
    disposeTree(result, results);
  }
}

/**
 * Makes sure that a replay gives what its step gives eagerly. Where the same program was found to within this tolerance, on this machine
 * and backend, it is not compared again.
 * @returns the largest difference, relative to the norm of the result
 * @throws CaptureError that names the result that differs
 */
export function verifyReplay(
  runEagerly: RunEagerly,
  replay: Replay,
  args: readonly TensorTree[],
  verification: Verification,
  kept = new Verifications(),
): number {
  const { tolerance, again } = verification;
  const key = replay.key && [replay.key, tf.getBackend(), tf.version_core, tolerance].join("-");
  const known = key && !again ? kept.find(key) : null;
  if (known !== null) return known;
  const error = compare(runEagerly, replay, args, verification);
  if (key) kept.keep(key, error);
  return error;
}
