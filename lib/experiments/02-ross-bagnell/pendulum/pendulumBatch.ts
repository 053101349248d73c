import { rossBagnell } from "../../../modelLearning/rossBagnell";
import { pendulumTask, type PendulumSetting } from "./pendulum";
import { linearModels } from "./pendulumModels";
import type { OwnAnswers, OwnLoop } from "../ownAnswers";
import { costRatios } from "./pendulumRuns";

/** The distributions ν that a batch may come from: the expert's, the expert's with control noise of .1, and exploration. */
export const batchSources: Record<"expert" | "noisyExpert" | "exploration", Omit<PendulumSetting, "seed">> = {
  expert: {},
  noisyExpert: { controlNoise: 0.1 },
  exploration: { source: "exploration" },
};

/** Whose functions run: a student's answers to 2.2, and to 2.3 and 2.4; ours unless given. */
export interface BatchOptions {
  loop?: OwnLoop;
  own?: OwnAnswers;
}

/** J(π̂)/J* of a model that is fitted once, to n transitions of ν. */
export function runBatch(
  source: keyof typeof batchSources,
  n: number,
  seed: number,
  { loop = rossBagnell, own }: BatchOptions = {},
): number {
  const setting = { ...batchSources[source], seed, expertSamples: n };
  const task = pendulumTask(linearModels({}, own?.fitLinearRidge), setting, own?.lqr);
  return costRatios(loop(task, 0, 1).realCost)[0];
}

/** J(π̂)/J* of the loop's last policy after n transitions, too: half of them the expert's, the others the learner's, 50 a round.
 *  @throws RangeError unless n is a multiple of 100. */
export function runLoop(n: number, seed: number, { loop = rossBagnell, own }: BatchOptions = {}): number {
  if (!(n > 0 && n % 100 === 0)) throw new RangeError(`runLoop: n must be a multiple of 100, got ${n}`);
  const setting = { seed, expertSamples: n / 2, samples: 50 };
  const task = pendulumTask(linearModels({}, own?.fitLinearRidge), setting, own?.lqr);
  const rounds = n / 100;
  return costRatios(loop(task, rounds, 0.5).realCost)[rounds];
}
