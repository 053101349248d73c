import type { Rng } from "../core/rng";
import { meanCost, rollout } from "../envs/rollout";
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
  /** Round i draws from `rng.split("execute").split(i)`, every evaluation from `rng.split("evaluate")`. */
  rng: Rng;
}

/** At least one episode, and more until there are `samples` transitions, of which no more are kept. */
function collect<State, Action>(
  world: World<State, Action>,
  policy: Policy<State, Action>,
  { horizon, samples }: { horizon: number; samples?: number },
  rng: Rng,
): Transition<State, Action>[] {
  const data: Transition<State, Action>[] = [];
  do for (const item of rollout(world, policy, horizon, rng).transitions) data.push(item);
  while (samples !== undefined && data.length < samples);
  return data.slice(0, samples);
}

/** Makes the loop's task from a world, a model class and a planner. */
export function createLoopTask<Model, State, Action>(
  parts: TaskParts<Model, State, Action>,
): LoopTask<Model, Policy<State, Action>, Transition<State, Action>> {
  const { world, modelClass, prior, expertData, plan, horizon, rng } = parts;
  const evaluation = { horizon, episodes: parts.evaluationEpisodes ?? 1, rng: rng.split("evaluate") };
  return {
    expertData,
    fit: (batches) => modelClass.fit(batches, prior),
    plan,
    execute: (policy, i) => collect(world, policy, parts, rng.split("execute").split(i)),
    imagine: (model, policy, i) =>
      collect(modelClass.asWorld(model), policy, parts, rng.split("execute").split(i)),
    realCost: (policy) => meanCost(world, policy, evaluation),
    promisedCost: (model, policy) => meanCost(modelClass.asWorld(model), policy, evaluation),
    loss: (model, data) => modelClass.loss(model, data),
  };
}
