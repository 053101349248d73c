import type { Rng } from "../core/rng";
import { collectSteps, meanCost, rollout } from "../envs/rollout";
import type { Policy, Transition, World } from "../envs/world";
import type { ModelClass, WeightedBatch } from "./modelClass";

/** Everything that the loop may do. Its functions are the only way to the world and to the model class. */
export interface LoopTask<Model, Policy, Datum> {
  /** D_exp ~ ν: transitions of an expert, or of whoever explores. */
  readonly expertData: readonly Datum[];
  /** Fits a model to the batches, each of which weighs what it is given, however long it is. */
  fit(batches: readonly WeightedBatch<Datum>[]): Model;
  /** Plans in the model. */
  plan(model: Model): Policy;
  /** Runs round i's policy in the WORLD and returns its transitions. */
  execute(policy: Policy, i: number): readonly Datum[];
  /** Runs round i's policy in the MODEL. The algorithm has no use for it; two of its wrong relatives do. */
  imagine(model: Model, policy: Policy, i: number): readonly Datum[];
  /** J(π) in the world, on held-out episodes that are the same for every policy. */
  realCost(policy: Policy): number;
  /** J(π) in the model, on the same starts. */
  promisedCost(model: Model, policy: Policy): number;
  /** The mean one-step loss. */
  loss(model: Model, data: readonly Datum[]): number;
}

/** What a task is made of. */
export interface TaskParts<Model, State, Action> {
  world: World<State, Action>;
  modelClass: ModelClass<Model, State, Action>;
  /** What is believed before any data. */
  prior: Model;
  expertData: readonly Transition<State, Action>[];
  plan(model: Model): Policy<State, Action>;
  /** Steps of an episode. */
  horizon: number;
  /** Steps that a policy is run for in each round; one episode unless given. Episodes follow each other until they are made. */
  samples?: number;
  /** Episodes of each evaluation; 1 unless given, which is enough where nothing is random. */
  evaluationEpisodes?: number;
  /** Where real costs are counted, if not in the world itself: one that goes on to charge after a fall, for instance. */
  judged?: World<State, Action>;
  /** J of a policy in a world or a model, if not the mean over the evaluation's episodes. */
  evaluate?(where: World<State, Action>, policy: Policy<State, Action>): number;
  /** Round i draws from `rng.split("execute").split(i)`, every evaluation from `rng.split("evaluate")`. */
  rng: Rng;
}

/** Makes the loop's task from a world, a model class and a planner. */
export function createLoopTask<Model, State, Action>(
  parts: TaskParts<Model, State, Action>,
): LoopTask<Model, Policy<State, Action>, Transition<State, Action>> {
  const { world, modelClass, prior, expertData, plan, horizon, samples, rng } = parts;
  const evaluation = { horizon, episodes: parts.evaluationEpisodes ?? 1, rng: rng.split("evaluate") };
  const { judged = world, evaluate = (where, policy) => meanCost(where, policy, evaluation) } = parts;
  const run = (where: World<State, Action>, policy: Policy<State, Action>, i: number) => {
    const draws = rng.split("execute").split(i);
    if (samples === undefined) return rollout(where, policy, horizon, draws).transitions;
    return collectSteps(where, policy, { horizon, count: samples }, draws);
  };
  return {
    expertData,
    fit: (batches) => modelClass.fit(batches, prior),
    plan,
    execute: (policy, i) => run(world, policy, i),
    imagine: (model, policy, i) => run(modelClass.asWorld(model), policy, i),
    realCost: (policy) => evaluate(judged, policy),
    promisedCost: (model, policy) => evaluate(modelClass.asWorld(model), policy),
    loss: (model, data) => modelClass.loss(model, data),
  };
}
