import { rossBagnell } from "../../../modelLearning/rossBagnell";
import type { OwnAnswers, OwnLoop } from "../ownAnswers";
import { ownPendulumTask } from "./ownPendulum";
import { pendulumTask } from "./pendulum";
import { linearModels } from "./pendulumModels";
import { costRatios, pendulumVariants, type PendulumRunOptions } from "./pendulumRuns";

/** The expert's shares of the loss that the figure shows; 0.5 is the algorithm. */
export const mixRatios = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1];

/** How a run may differ. */
export interface MixRatioOptions extends Pick<PendulumRunOptions, "iterations"> {
  /** The loop that runs: a student's own, for instance. */
  loop?: OwnLoop;
  /** A student's answers to 2.3 and 2.4; ours unless given. */
  own?: OwnAnswers;
}

/** J(π̂ᵢ)/J* in each round with the expert's share α of the loss, [N + 1]. All shares have the same expert's data and the same
 *  number of the learner's; at 1 the latter do not count, at 0 the former. */
export function runMixRatio(
  expertShare: number,
  seed: number,
  { iterations = 10, loop = rossBagnell, own }: MixRatioOptions = {},
): number[] {
  const { realCost } = own
    ? loop(ownPendulumTask("both", seed, own), iterations, expertShare)
    : loop(pendulumTask(linearModels(), { ...pendulumVariants.both.setting, seed }), iterations, expertShare);
  return costRatios(realCost);
}
