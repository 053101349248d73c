import { mean } from "../core/metrics";

/** The data of a loop: the expert's alone, or half the expert's and half the learner's. */
export type ExpertShareKind = "expert" | "both";

/**
 * By how much the models were too optimistic: gapᵢ = mean over the seeds of J(π̂ᵢ) − Ĵᵢ(π̂ᵢ), what round i's policy costs in the
 * WORLD less what its own model promised. Positive where the model promised too little cost.
 *
 * @param run Both costs in each round, [N + 1]. It is called once for each kind and seed.
 * @param seeds At least one.
 * @throws RangeError if there are no seeds.
 * @see Exercise 02.8
 */
export function optimismGap(
  run: (kind: ExpertShareKind, seed: number) => { promised: readonly number[]; realCost: readonly number[] },
  seeds: readonly number[],
): Record<ExpertShareKind, number[]> {
  if (seeds.length === 0) throw new RangeError("optimismGap: seeds must not be empty");
  // BEGIN SOLUTION 02.8
  const gapOf = (kind: ExpertShareKind) => {
    const gaps = seeds.map((seed) => {
      const { promised, realCost } = run(kind, seed);
      return realCost.map((cost, i) => cost - promised[i]);
    });
    return gaps[0].map((_, i) => mean(gaps.map((gap) => gap[i])));
  };
  return { expert: gapOf("expert"), both: gapOf("both") };
  // END SOLUTION
}
