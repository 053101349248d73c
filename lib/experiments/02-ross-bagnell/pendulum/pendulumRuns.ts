import type { PendulumConfig } from "../../../envs/control/pendulum";
import type { DataKind } from "../../../modelLearning/compareData";
import { rossBagnell, type LoopResult } from "../../../modelLearning/rossBagnell";
import {
  expertPendulumCost,
  pendulumTask,
  type PendulumLoopTask,
  type PendulumPolicy,
  type PendulumSetting,
} from "./pendulum";
import type { OwnAnswers } from "../ownAnswers";
import { linearModels, type PendulumModels } from "./pendulumModels";

/** Where the data come from; "pooled" are the expert's and the learner's, each transition weighed alike. */
export type PendulumKind = DataKind | "pooled";

/** The variants of the experiment. Ten rounds of each see 1,000 transitions, 100 a round. */
export const pendulumVariants: Record<
  PendulumKind,
  { expertShare: number | "pooled"; setting: Omit<PendulumSetting, "seed"> }
> = {
  expert: { expertShare: 1, setting: { expertSamples: 1000, samples: 1 } },
  exploration: { expertShare: 1, setting: { source: "exploration", expertSamples: 1000, samples: 1 } },
  learner: { expertShare: 0, setting: { expertSamples: 0, samples: 100 } },
  both: { expertShare: 0.5, setting: { expertSamples: 500, samples: 50 } },
  pooled: { expertShare: "pooled", setting: { expertSamples: 500, samples: 50 } },
};

/** One run of the experiment. */
export interface PendulumRun<Model> extends LoopResult<Model, PendulumPolicy> {
  task: PendulumLoopTask<Model>;
  /** J(π̂ᵢ)/J*: 1 is the expert, about 120 a fall. Less than 1 is possible, see `expertPendulumCost`. */
  ratios: number[]; // [N + 1]
}

/** How a run may differ from the lecture's. */
export interface PendulumRunOptions {
  /** N (default 10). */
  iterations?: number;
  /** The loop that runs: a student's own, for instance. */
  loop?: typeof rossBagnell;
  /** A student's answers to 2.3 and 2.4; ours unless given. */
  own?: OwnAnswers;
  /** What differs from the lecture's pendulum. */
  pendulum?: Partial<PendulumConfig>;
}

/** Runs a variant with a class of models. */
export function runPendulumWith<Model>(
  models: PendulumModels<Model>,
  kind: PendulumKind,
  seed: number,
  { iterations = 10, loop = rossBagnell, own, pendulum = {} }: PendulumRunOptions = {},
): PendulumRun<Model> {
  const { expertShare, setting } = pendulumVariants[kind];
  const task = pendulumTask(models, { ...setting, seed, pendulum }, own?.lqr);
  const result = loop(task, iterations, expertShare);
  return { ...result, task, ratios: costRatios(result.realCost, pendulum) };
}

/** Runs a variant with linear models. The slope that the models should find, ∂ω'/∂θ = .490, is in A[1][0]. */
export function runPendulum(kind: PendulumKind, seed: number, options: PendulumRunOptions = {}) {
  return runPendulumWith(linearModels(options.pendulum, options.own?.fitLinearRidge), kind, seed, options);
}

/** Costs as multiples of J*, the expert's. */
export function costRatios(costs: readonly number[], pendulum: Partial<PendulumConfig> = {}): number[] {
  const J = expertPendulumCost(pendulum);
  return costs.map((cost) => cost / J);
}
