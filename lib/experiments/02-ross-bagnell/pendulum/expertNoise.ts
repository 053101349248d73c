import { conditionNumber } from "../../../core/matrix";
import type { LinearModel } from "../../../modelLearning/ridgeLinear";
import type { VectorStep } from "../../../modelLearning/vectorDynamics";
import type { OwnAnswers } from "../ownAnswers";
import { ownPendulumTask } from "./ownPendulum";
import {
  expertPendulumCost,
  pendulumData,
  pendulumTask,
  type PendulumLoopTask,
  type PendulumStep,
} from "./pendulum";
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
export interface ExpertNoiseRun {
  model: LinearModel;
  /** The condition number of the expert's regressors. */
  excitation: number;
  /** J(π̂)/J*. */
  ratio: number;
}

/** How a run may differ. */
export interface ExpertNoiseOptions {
  /** Transitions of the expert (default 1,000). */
  expertSamples?: number;
  /** A student's answers to 2.3, 2.4 and 2.6; ours unless given. */
  own?: OwnAnswers & { excitation: typeof excitation };
}

/** Learns from an expert's transitions alone, who adds noise of this standard deviation to its torque. */
export function runExpertNoise(
  controlNoise: number,
  seed: number,
  { expertSamples = 1000, own }: ExpertNoiseOptions = {},
): ExpertNoiseRun {
  const data = pendulumData({ seed, controlNoise, expertSamples });
  const condition = (own?.excitation ?? excitation)(data);
  const learned = own
    ? learn(ownPendulumTask("expert", seed, own), data)
    : learn(pendulumTask(linearModels(), { seed, expertSamples: 0 }), data);
  return { ...learned, excitation: condition };
}

function learn<Model extends LinearModel>(task: PendulumLoopTask<Model>, data: readonly PendulumStep[]) {
  const model = task.fit([{ weight: 1, data }]);
  return { model, ratio: task.realCost(task.plan(model)) / expertPendulumCost() };
}
