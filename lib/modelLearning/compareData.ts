import { median } from "../core/metrics";

/** Where the data of a loop come from: the expert, uniform exploration, the learner, or half the expert and half the learner. */
export type DataKind = "expert" | "exploration" | "learner" | "both";

/** What one kind of data led to, over several seeds; COSTS, as multiples of J*, the expert's. */
export interface DataSummary {
  /** The median over the seeds in each round. */
  curve: number[]; // [N + 1]
  /** The median over the seeds of the best policy of each run. */
  best: number;
  /** The most that any policy of any run cost: a robot pays for that one, too. */
  worst: number;
}

/**
 * What each kind of data led to, over the same seeds, by medians: one crash would own any mean.
 *
 * @param run The cost of round i's policy, J(π̂ᵢ)/J*, [N + 1]. It is called once for each kind and seed.
 * @param seeds At least one; the same for all kinds (common random numbers), which then differ by their data alone.
 * @throws RangeError if there are no seeds.
 * @see Exercise 02.5
 */
export function compareData(
  run: (kind: DataKind, seed: number) => readonly number[],
  seeds: readonly number[],
): Record<DataKind, DataSummary> {
  if (seeds.length === 0) throw new RangeError("compareData: seeds must not be empty");
  // BEGIN SOLUTION 02.5
  const summarise = (kind: DataKind): DataSummary => {
    const runs = seeds.map((seed) => run(kind, seed));
    return {
      curve: runs[0].map((_, i) => median(runs.map((costs) => costs[i]))),
      best: median(runs.map((costs) => Math.min(...costs))),
      worst: Math.max(...runs.flat()),
    };
  };
  return {
    expert: summarise("expert"),
    exploration: summarise("exploration"),
    learner: summarise("learner"),
    both: summarise("both"),
  };
  // END SOLUTION
}
