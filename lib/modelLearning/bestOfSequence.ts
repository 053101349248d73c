/** How the policies of a sequence did on held-out episodes. */
export interface BestOfSequence {
  /** The mean cost of each policy over the seeds. */
  meanCost: number[]; // [N]
  /** The index of the smallest, the first of equals. */
  bestIndex: number;
}

/**
 * The best policy of a sequence by rollouts in the WORLD, mean over the seeds: argminᵢ (1/K) Σₖ cost(πᵢ, seedₖ). What a
 * policy costs in its own model is no guide: of models that are wrong, the most hopeful would win. Each policy meets the same
 * seeds.
 *
 * @param execute The cost of one episode of the policy in the world; the same seed gives the same chance.
 * @throws RangeError if there are no policies or no seeds.
 * @see Ross and Bagnell 2012, arXiv:1203.1007; exercise 02.7
 */
export function bestOfSequence<Policy>(
  policies: readonly Policy[],
  execute: (policy: Policy, seed: number) => number,
  seeds: readonly number[],
): BestOfSequence {
  for (const [name, list] of Object.entries({ policies, seeds }))
    if (list.length === 0) throw new RangeError(`bestOfSequence: ${name} must not be empty`);
  // BEGIN SOLUTION 02.7
  const meanCost = policies.map((policy) => {
    const costs = seeds.map((seed) => execute(policy, seed));
    return costs.reduce((sum, cost) => sum + cost, 0) / seeds.length;
  });
  return { meanCost, bestIndex: meanCost.indexOf(Math.min(...meanCost)) };
  // END SOLUTION
}
