import type { Transition, World } from "../envs/world";

/** Transitions that weigh `weight` together, however many they are: each counts weight / data.length. The loop only ever
 *  appends to an array, so that a class may keep sums over the items that it has seen. */
export interface WeightedBatch<State, Action> {
  weight: number;
  data: readonly Transition<State, Action>[];
}

/** A class of models: how to fit one, how to judge it, how to act in it. */
export interface ModelClass<Model, State, Action> {
  /** The model that minimises Σ_b weight_b · mean_{(s,a,s′) ∈ b} loss, regularised towards the prior. Batches without data
   *  and a fit without batches are allowed: what no data speaks of is as the prior has it. */
  fit(batches: readonly WeightedBatch<State, Action>[], prior: Model): Model;
  /** The mean one-step loss over the data: 0 for no data. */
  loss(model: Model, data: readonly Transition<State, Action>[]): number;
  /** The model as a world to plan and to roll out in: its promises, with the costs of the task. */
  asWorld(model: Model): World<State, Action>;
}

/** The batches without the empty ones, their weights made to sum to 1.
 *  @throws RangeError if a weight is negative or not finite. */
export function normaliseWeights<State, Action>(
  batches: readonly WeightedBatch<State, Action>[],
): WeightedBatch<State, Action>[] {
  for (const { weight } of batches) {
    if (!(weight >= 0 && weight < Infinity))
      throw new RangeError(`fit: a batch's weight must be at least 0, got ${weight}`);
  }
  const kept = batches.filter(({ weight, data }) => weight > 0 && data.length > 0);
  const total = kept.reduce((sum, { weight }) => sum + weight, 0);
  return kept.map(({ weight, data }) => ({ weight: weight / total, data }));
}

/** Σ_b weight_b · loss of batch b, with the weights of `normaliseWeights`: 0 without data. */
export function weightedLoss<Model, State, Action>(
  modelClass: ModelClass<Model, State, Action>,
  model: Model,
  batches: readonly WeightedBatch<State, Action>[],
): number {
  return normaliseWeights(batches).reduce(
    (sum, { weight, data }) => sum + weight * modelClass.loss(model, data),
    0,
  );
}
