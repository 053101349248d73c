import { mean } from "../../../core/metrics";
import { Rng } from "../../../core/rng";
import {
  carActions,
  carHorizon,
  carLimits,
  createMountainCar,
  hillAcceleration,
  moveCar,
  type CarAcceleration,
  type CarState,
} from "../../../envs/control/mountainCar";
import { collectEpisodes, rollout } from "../../../envs/rollout";
import type { Policy, Transition } from "../../../envs/world";
import {
  createCarModels,
  linearAcceleration,
  type CarClassOptions,
  type CarModel,
} from "../../../modelLearning/carModel";
import { createLoopTask, type LoopTask } from "../../../modelLearning/loopTask";
import type { ExpertShareKind } from "../../../modelLearning/optimismGap";
import { rossBagnell, type LoopResult } from "../../../modelLearning/rossBagnell";
import { gridValueIteration } from "../../../planning/gridValueIteration";

export type CarPolicy = Policy<CarState, number>;
export type CarStep = Transition<CarState, number>;

/** One variant of the experiment. */
export interface CarSetting extends CarClassOptions {
  seed: number;
  /** Episodes of the expert (default 20). */
  expertEpisodes?: number;
  /** Steps that the learner drives in a round (default 2,400, about twenty episodes). */
  samples?: number;
}

/** Plans by value iteration on a grid of 90 × 60 states, with the discount 0.99. */
export function planCar(acceleration: CarAcceleration): CarPolicy {
  const { policy } = gridValueIteration({
    ...carLimits,
    counts: [90, 60],
    actions: carActions,
    gamma: 0.99,
    tolerance: 1e-3,
    maxSweeps: 400,
    step: (state, action) => {
      const arrived = state[0] >= carLimits.goal;
      const next = moveCar(state, acceleration(state, action));
      return { next, cost: arrived ? 0 : 1, terminated: arrived || next[0] >= carLimits.goal };
    },
  });
  return (state) => policy(state);
}

/** The planner that knows the hill. */
export function carExpert(): CarPolicy {
  return planCar(hillAcceleration);
}

/** Episodes of a policy in the world, one after the other. */
export function driveCar(policy: CarPolicy, episodes: number, rng: Rng): CarStep[] {
  return collectEpisodes(createMountainCar(), policy, { horizon: carHorizon, episodes }, rng);
}

/** J(π): the mean number of steps from starts that are spread evenly over [−0.6, −0.4], so that nothing is random.
 *  @param world The world itself unless given. */
export function carCost(policy: CarPolicy, world = createMountainCar(), starts = 40): number {
  const costs = Array.from({ length: starts }, (_, i) => {
    const start = [-0.6 + (0.2 * (i + 0.5)) / starts, 0];
    return rollout(world, policy, carHorizon, noDraws, start).cost;
  });
  return mean(costs);
}

/** Neither the car nor its planned policies draw anything. */
const noDraws = new Rng("none");

/** The task of the loop. */
export function carTask(setting: CarSetting): LoopTask<CarModel, CarPolicy, CarStep> {
  const { seed, expertEpisodes = 20, samples = 2400 } = setting;
  const rng = new Rng(seed);
  return createLoopTask({
    world: createMountainCar(),
    evaluate: (where, policy) => carCost(policy, where),
    modelClass: createCarModels(setting),
    prior: [0, 0, 0, 0],
    expertData: driveCar(carExpert(), expertEpisodes, rng.split("expert")),
    plan: planOnce(),
    horizon: carHorizon,
    samples,
    rng,
  });
}

/** A planner that plans again only for another model: the expert's data alone give the same one each round. */
function planOnce(): (model: CarModel) => CarPolicy {
  let last: { model: string; policy: CarPolicy } | undefined;
  return (model) => {
    const key = JSON.stringify(model);
    if (last?.model !== key) last = { model: key, policy: planCar(linearAcceleration(model)) };
    return last.policy;
  };
}

/** One run of the loop on the expert's data alone, or half and half.
 *  @param iterations N (default 6). */
export function runCar(
  kind: ExpertShareKind,
  setting: CarSetting,
  iterations = 6,
): LoopResult<CarModel, CarPolicy> {
  return rossBagnell(carTask(setting), iterations, kind === "expert" ? 1 : 0.5);
}
