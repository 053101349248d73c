import { identity, multiplyVector } from "../../../core/matrix";
import { mean } from "../../../core/metrics";
import { Rng } from "../../../core/rng";
import {
  createSwitchingLinear,
  switchingControl,
  switchingHorizon,
  switchingMatrix,
  type TimedVector,
} from "../../../envs/control/switchingLinear";
import { collectEpisodes, meanCost } from "../../../envs/rollout";
import type { Policy, Transition, World } from "../../../envs/world";
import { createLoopTask, type LoopTask } from "../../../modelLearning/loopTask";
import {
  countData,
  normaliseWeights,
  type ModelClass,
  type WeightedBatch,
} from "../../../modelLearning/modelClass";
import { momentMatching, type TimedStep } from "../../../modelLearning/momentMatching";
import type { RidgeFit } from "../../../modelLearning/ridgeFit";
import { createLinearFit, linearDynamics, type LinearModel } from "../../../modelLearning/ridgeLinear";
import { meanPredictionError, ridgeStrength, type Vector } from "../../../modelLearning/vectorDynamics";
import { leastEffort } from "../../../planning/leastEffort";

export type SwitchingPolicy = Policy<TimedVector, Vector>;
type SwitchingWorld = World<TimedVector, Vector>;
export type SwitchingStep = Transition<TimedVector, Vector>;

/** One variant of the experiment. */
export interface SwitchingSetting {
  seed: number;
  /** What the model is fitted to: next states by least squares, or their values. */
  fit: "likelihood" | "moments";
  /** The function that matches the moments: a student's, or ours unless given. */
  momentMatching?: typeof momentMatching;
  /** The fit by least squares: a student's (exercise 2.3), or ours unless given. */
  ridge?: RidgeFit;
}

/** Nothing is believed but where the control acts. */
const prior: LinearModel = { A: identity(5), B: switchingControl };

/** Plans H steps with the switching linear system's costs, of controls and of the last state. */
const regulate = ({ A, B }: LinearModel) => leastEffort(() => A, B, switchingHorizon);

function follow(K: number[][][]): SwitchingPolicy {
  return ({ t, x }) => multiplyVector(K[t], x);
}

/** Plans in a model that is the same at all steps: u = K_t x. */
export function planSwitching(model: LinearModel): SwitchingPolicy {
  return follow(regulate(model).K);
}

/** The regulator that knows how the world switches: the best policy that there is. */
export function switchingExpert(): SwitchingPolicy {
  return follow(leastEffort(switchingMatrix, switchingControl, switchingHorizon).K);
}

const timedStep = ({ state, action, next }: SwitchingStep): TimedStep => ({
  t: state.t,
  state: state.x,
  action,
  next: next.x,
});

/** Matches moments under the optimal cost-to-go of the model that comes out: it repeats match and plan until A
 *  stays the same within 1e-6, at most 100 times. */
export function fitMoments(
  batches: readonly WeightedBatch<TimedStep>[],
  start: LinearModel,
  match: typeof momentMatching = momentMatching,
): LinearModel {
  let model = start;
  for (let round = 0; round < 100; round++) {
    const matched = match(batches, model, regulate(model).P);
    const change = Math.max(...matched.A.flatMap((row, i) => row.map((a, j) => Math.abs(a - model.A[i][j]))));
    model = matched;
    if (!(change > 1e-6)) break;
  }
  return model;
}

/** Linear models that are the same at all steps; in the world, even and odd steps differ. */
export function createSwitchingModels({
  fit,
  momentMatching: match,
  ridge,
}: Omit<SwitchingSetting, "seed">): ModelClass<LinearModel, TimedVector, Vector> {
  const { fit: fitLikeliest } = createLinearFit(5, 1, ridge);
  return {
    fit(batches, believed) {
      const timed = normaliseWeights(batches).map(({ weight, data }) => ({
        weight,
        data: data.map(timedStep),
      }));
      const transitions = countData(timed);
      if (transitions === 0) return believed;
      const likeliest = fitLikeliest(timed, ridgeStrength(transitions), believed);
      return fit === "likelihood" ? likeliest : fitMoments(timed, likeliest, match);
    },
    loss: (model, data) => meanPredictionError(linearDynamics(model), data.map(timedStep)),
    asWorld: (model) => createSwitchingLinear(linearDynamics(model)),
  };
}

/** The task of the loop. The expert shows five episodes, with noise of deviation 0.3 on its control; each round adds one of the
 *  learner's. Costs are means over ten starts, the same for every policy and every seed. */
export function switchingTask(
  setting: SwitchingSetting,
): LoopTask<LinearModel, SwitchingPolicy, SwitchingStep> {
  const [world, modelClass] = [createSwitchingLinear(), createSwitchingModels(setting)];
  const rng = new Rng(setting.seed);
  return createLoopTask({
    world,
    evaluate,
    modelClass,
    prior,
    expertData: demonstrate(world, rng.split("expert")),
    plan: planSwitching,
    horizon: switchingHorizon,
    rng,
  });
}

function demonstrate(world: SwitchingWorld, rng: Rng): SwitchingStep[] {
  const expert = switchingExpert();
  const noisy: SwitchingPolicy = (state, t) => expert(state, t, rng).map((u) => u + rng.normal(0, 0.3));
  return collectEpisodes(world, noisy, { horizon: switchingHorizon, episodes: 5 }, rng);
}

function evaluate(world: SwitchingWorld, policy: SwitchingPolicy): number {
  const rng = new Rng("switching linear: evaluation");
  return meanCost(world, policy, { horizon: switchingHorizon, episodes: 10, rng });
}

/** The factor by which the model lets the contents of the places grow as they move on: the mean of the entries of A where the
 *  world has its factor. √(.5 · 2) = 1 promises what the world keeps. */
export function modelGrowth({ A }: LinearModel): number {
  return mean(A.map((row, i) => row[(i + A.length - 1) % A.length]));
}
