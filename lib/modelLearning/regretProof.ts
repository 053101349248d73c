import { factorise, solveFactorised } from "../core/linearSolve";
import { dot, sum } from "../core/metrics";
import { followTheLeader, roundLoss, type Round } from "./regret";

/** Line 1 of the proof that following the leader has no regret, [rounds]: Σ_{i≤N} ℓ_i(M_{i+1}), what somebody pays who sees
 *  round i before it plays. "Be the leader": at most min_M [λ‖M‖² + Σ_{i≤N} ℓ_i(M)], for every N.
 *  @throws RangeError as `averageRegret`. @see Kalai and Vempala 2005, Lemma 3.1; exercise 02.G3 */
export function regretLine1(rounds: readonly Round[], lambda: number): number[] {
  // BEGIN SOLUTION 02.G3
  const leaders = followTheLeader(rounds, lambda);
  return runningSum(rounds.map((round, i) => roundLoss(round, leaders[i + 1])));
  // END SOLUTION
}

/** Line 2, [rounds]: Σ_{i≤N} [ℓ_i(M_i) − ℓ_i(M_{i+1})], how much the leader moves. By line 1 the regret after N rounds, N
 *  times its average, is at most this.
 *  @throws RangeError as `averageRegret`. @see exercise 02.G3 */
export function regretLine2(rounds: readonly Round[], lambda: number): number[] {
  // BEGIN SOLUTION 02.G3
  const leaders = followTheLeader(rounds, lambda);
  return runningSum(
    rounds.map((round, i) => roundLoss(round, leaders[i]) - roundLoss(round, leaders[i + 1])),
  );
  // END SOLUTION
}

/** Line 3, [rounds]: Σ_{i≤N} ½ tr(G_i S_i⁻¹ G_iᵀ) with the slope G_i = ∇ℓ_i(M_i) = 2 mean (M_i φ − y) φᵀ [T][F] of round i
 *  and the curvature S_i = λI + Σ_{j≤i} mean φφᵀ [F][F] of all rounds so far. No term is below that of line 2, because
 *  M_{i+1} = M_i − ½ G_i S_i⁻¹. S_i grows in the directions that the rounds excite, and only there; but a term is at most
 *  2 ℓ_i(M_i) tr S_i⁻¹(S_i − S_{i−1}), and these traces sum to at most F ln(1 + N R²/(λF)) if mean |φ|² ≤ R² in all rounds. So
 *  the sum grows like C log N at most, whatever they excite.
 *  @throws RangeError as `averageRegret`. @see Hazan, Agarwal and Kale 2007; exercise 02.G3 */
export function regretLine3(rounds: readonly Round[], lambda: number): number[] {
  // BEGIN SOLUTION 02.G3
  const leaders = followTheLeader(rounds, lambda);
  const F = rounds[0].features[0].length;
  const S = Array.from({ length: F }, (_, j) => Array.from({ length: F }, (_, k) => (j === k ? lambda : 0)));
  const terms = rounds.map(({ features, targets }, i) => {
    const G = targets[0].map(() => new Array<number>(F).fill(0));
    features.forEach((phi, n) => {
      phi.forEach((x, j) => phi.forEach((y, k) => (S[j][k] += (x * y) / features.length)));
      const errors = leaders[i].map((row, t) => dot(row, phi) - targets[n][t]);
      errors.forEach((error, t) => phi.forEach((x, j) => (G[t][j] += (2 * error * x) / features.length)));
    });
    const factors = factorise(S);
    return sum(G.map((row) => dot(row, solveFactorised(factors, row)))) / 2;
  });
  return runningSum(terms);
  // END SOLUTION
}

function runningSum(terms: readonly number[]): number[] {
  let total = 0;
  return terms.map((term) => (total += term));
}
