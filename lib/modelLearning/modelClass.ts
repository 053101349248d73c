import type { Transition, World } from "../envs/world";

/** Data that weigh `weight` together, however many they are: each counts weight / data.length. */
export interface WeightedBatch<Datum> {
  weight: number;
  /** Whoever holds the array may append to it and change nothing else: a class may keep sums over what it has seen. */
  data: readonly Datum[];
}

/** A class of models: how to fit one, how to judge it, how to act in it. Its data are transitions, or what else it needs to know. */
export interface ModelClass<Model, State, Action, Datum = Transition<State, Action>> {
  /** The model that minimises Σ_b weight_b · mean_b loss, regularised towards the prior. Empty batches and no
   *  batches at all are allowed: what no data speaks of stays as the prior has it. */
  fit(batches: readonly WeightedBatch<Datum>[], prior: Model): Model;
  /** The mean one-step loss over the data: 0 for no data. */
  loss(model: Model, data: readonly Datum[]): number;
  /** The model as a world to plan and to roll out in: its promises, with the costs of the task. */
  asWorld(model: Model): World<State, Action>;
}

/** How many data weigh something. */
export function countData(batches: readonly WeightedBatch<unknown>[]): number {
  return batches.reduce((total, { weight, data }) => total + (weight > 0 ? data.length : 0), 0);
}

/** The batches without the empty ones, their weights made to sum to 1.
 *  @throws RangeError if a weight is negative or not finite. */
export function normaliseWeights<Datum>(batches: readonly WeightedBatch<Datum>[]): WeightedBatch<Datum>[] {
  for (const { weight } of batches) {
    if (!(weight >= 0 && weight < Infinity))
      throw new RangeError(`fit: a batch's weight must be at least 0, got ${weight}`);
  }
  const kept = batches.filter(({ weight, data }) => weight > 0 && data.length > 0);
  const total = kept.reduce((sum, { weight }) => sum + weight, 0);
  return kept.map(({ weight, data }) => ({ weight: weight / total, data }));
}
