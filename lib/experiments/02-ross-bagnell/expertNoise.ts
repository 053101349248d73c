import { conditionNumber } from "../../core/matrix";
import type { LinearModel } from "../../modelLearning/ridgeLinear";
import { rossBagnell, type LoopResult } from "../../modelLearning/rossBagnell";
import type { VectorStep } from "../../modelLearning/vectorDynamics";
import { expertPendulumCost, pendulumTask, type PendulumLoopTask, type PendulumPolicy } from "./pendulum";
import { linearModels } from "./pendulumModels";

/** The standard deviations of the slider. */
export const expertNoises = [0, 0.1, 0.3, 1];

/**
 * How well the data excite a linear model: the condition number σ_max / σ_min of the regressors [x u], [data][n + m].
 *
 * A noise-free expert plays u = K x in every state, so that one column is a combination of the others: only A + B K can be
 * learned, the condition number is that of rounding, 10¹⁵ and more, and A and B are what the prior makes of it.
 * @throws RangeError if there are no data.
 * @see Exercise 02.6
 */
export function excitation(data: readonly VectorStep[]): number {
  if (data.length === 0) throw new RangeError("excitation: data must not be empty");
  // BEGIN SOLUTION 02.6
  return conditionNumber(data.map(({ state, action }) => [...state, ...action]));
  // END SOLUTION
}

/** What a model learned from the expert's data alone is worth. */
export interface ExpertNoiseRun extends Pick<LoopResult<LinearModel, PendulumPolicy>, "models" | "policies"> {
  task: PendulumLoopTask<LinearModel>;
  /** The condition number of the expert's regressors. */
  excitation: number;
  /** J(π̂)/J*. */
  ratio: number;
}

/** Learns from 1,000 transitions of the expert, which adds noise of this standard deviation to its torque. */
export function runExpertNoise(controlNoise: number, seed: number): ExpertNoiseRun {
  const task = pendulumTask(linearModels(), { seed, controlNoise, expertSamples: 1000 });
  const { models, policies, realCost } = rossBagnell(task, 0, 1);
  return {
    task,
    models,
    policies,
    excitation: excitation(task.expertData),
    ratio: realCost[0] / expertPendulumCost(),
  };
}
