import { createEvenIce, type IceWorld } from "../envs/grids/ice";
import { normaliseWeights, type ModelClass, type WeightedBatch } from "./modelClass";

/** A step that some policy takes, and how many of it an episode is expected to hold. */
export interface ExpectedStep {
  state: number;
  action: number;
  next: number;
  slipped: boolean;
  /** Expected number, > 0. A step that was really seen has mass 1. */
  mass: number;
}

/** The mean over the steps, each counted by its mass. */
function massMean(data: readonly ExpectedStep[], value: (step: ExpectedStep) => number): number {
  let total = 0;
  let mass = 0;
  for (const step of data) {
    total += step.mass * value(step);
    mass += step.mass;
  }
  return total / mass;
}

/** The class of models with one slip probability for all cells: the weighted share of the steps that slipped,
 *  p̂ = Σ_b weight_b · Σ_{slipped ∈ b} mass / Σ_b mass, of weights that sum to 1. It has the greatest likelihood and
 *  the least squared error.
 *  @returns A probability; the prior if there is no data. @throws RangeError if a weight is negative or not finite. */
export function fitGlobalSlip(batches: readonly WeightedBatch<ExpectedStep>[], prior: number): number {
  const kept = normaliseWeights(batches);
  if (kept.length === 0) return prior;
  const share = (data: readonly ExpectedStep[]) => massMean(data, ({ slipped }) => (slipped ? 1 : 0));
  return kept.reduce((sum, { weight, data }) => sum + weight * share(data), 0);
}

/** The mean squared error of a slip probability, (1{slipped} − p)²; 0 for no data. */
export function globalSlipLoss(slip: number, data: readonly ExpectedStep[]): number {
  return data.length === 0 ? 0 : massMean(data, ({ slipped }) => ((slipped ? 1 : 0) - slip) ** 2);
}

/** The class of models in which every cell of a map is as slippery as the next. */
export interface GlobalSlip extends ModelClass<number, number, number, ExpectedStep> {
  asWorld(slip: number): IceWorld;
}

/** The class for the map of a world. */
export function globalSlip(world: IceWorld): GlobalSlip {
  return { fit: fitGlobalSlip, loss: globalSlipLoss, asWorld: (slip) => createEvenIce(world, slip) };
}
