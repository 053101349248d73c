/** What the theorem of the loop knows. */
export interface TheoremTerms {
  /** ℓ_i(M̂_i) = E over ½ d^π̂ᵢ + ½ ν of ‖P̂_i − P‖₁, at least one: its mean is the class's error in hindsight plus regret. */
  losses: readonly number[];
  gamma: number;
  /** Largest less smallest cost of a step (default 1). */
  costRange?: number;
  /** c_ν = sup d^π' / ν, how well ν covers the comparator π' (default 1: ν is d^π'). */
  coverage?: number;
  /** ε_oc, by how much plans fall short of the best in their models (default 0). */
  planningError?: number;
}

/** The theorem's bound on how much more than any comparator π' the policies of the loop cost on average, undivided J:
 *
 *   (1/N) Σ_i J(π̂_i) − J(π') ≤ ε_oc + c_ν · γ C / (1 − γ)² · (1/N) Σ_i ℓ_i(M̂_i).
 *
 *  @throws RangeError if there are no losses, gamma is not in [0, 1), or coverage is below 1.
 *  @see Ross and Bagnell 2012, arXiv:1203.1007, section 4; 1.5 */
export function theoremBound({
  losses,
  gamma,
  costRange = 1,
  coverage = 1,
  planningError = 0,
}: TheoremTerms): number {
  if (losses.length === 0) throw new RangeError("theoremBound: losses must not be empty");
  if (!(gamma >= 0 && gamma < 1)) throw new RangeError(`theoremBound: gamma must be in [0, 1), got ${gamma}`);
  if (!(coverage >= 1)) throw new RangeError(`theoremBound: coverage must be at least 1, got ${coverage}`);
  const averageLoss = losses.reduce((total, loss) => total + loss, 0) / losses.length;
  return planningError + (coverage * gamma * costRange * averageLoss) / (1 - gamma) ** 2;
}
