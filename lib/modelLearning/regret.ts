import { factorise, solveFactorised } from "../core/linearSolve";
import { add, identity, multiply, scale, transpose, type Matrix } from "../core/matrix";
import { dot, mean, sum } from "../core/metrics";

/** The data of one round, in pairs: features [n][F] and targets [n][T]. Its loss is ℓ(M) = mean ‖y − M φ‖². */
export interface Round {
  features: readonly (readonly number[])[];
  targets: readonly (readonly number[])[];
}

/** Features and targets of a round by rows.
 *  @throws RangeError if the round is empty or has not as many targets as features. */
function assertRound({ features, targets }: Round): void {
  if (features.length > 0 && features.length === targets.length) return;
  const got = `${features.length} and ${targets.length}`;
  throw new RangeError(`regret: a round must have as many features as targets, and some, got ${got}`);
}

/** The leaders M₁, …, M_{N+1}: M_i = argmin_M λ‖M‖² + Σ_{j<i} ℓ_j(M), [N + 1][T][F]. M₁ = 0.
 *  @throws RangeError if λ is not above 0, there are no rounds, or their shapes differ. */
export function followTheLeader(rounds: readonly Round[], lambda: number): number[][][] {
  if (!(lambda > 0)) throw new RangeError(`followTheLeader: lambda must be above 0, got ${lambda}`);
  if (rounds.length === 0) throw new RangeError("followTheLeader: rounds must not be empty");
  rounds.forEach(assertRound);
  const [F, T] = [rounds[0].features[0].length, rounds[0].targets[0].length];
  let curvature = scale(lambda, identity(F)); // λI + Σ mean φφᵀ, [F, F]
  let products = Array.from({ length: T }, () => new Array<number>(F).fill(0)); // Σ mean yφᵀ, [T, F]
  const leaders = [products];
  for (const { features, targets } of rounds) {
    const share = 1 / features.length;
    curvature = add(curvature, scale(share, multiply(transpose(features), features)));
    products = add(products, scale(share, multiply(transpose(targets), features)));
    const factors = factorise(curvature);
    leaders.push(products.map((row) => solveFactorised(factors, row)));
  }
  return leaders;
}

/** ℓ(M) = mean ‖y − M φ‖² over the pairs of a round.
 *  @throws RangeError if the round is empty or has not as many targets as features. */
export function roundLoss(round: Round, model: Matrix): number {
  assertRound(round);
  const errors = round.features.map((phi, n) =>
    sum(model.map((row, t) => (round.targets[n][t] - dot(row, phi)) ** 2)),
  );
  return mean(errors);
}

/** λ‖M‖² + Σ_i ℓ_i(M): what a model costs in hindsight. */
export function hindsightLoss(rounds: readonly Round[], lambda: number, model: Matrix): number {
  const size = sum(model.map((row) => sum(row.map((w) => w * w))));
  return lambda * size + sum(rounds.map((round) => roundLoss(round, model)));
}

/**
 * The average regret of following the leader, after 1, …, all rounds:
 *
 *   (1/N) { Σ_{i≤N} ℓ_i(M_i) − min_M [ λ‖M‖² + Σ_{i≤N} ℓ_i(M) ] },   M_i = argmin_M λ‖M‖² + Σ_{j<i} ℓ_j(M).
 *
 * M_i is fitted before round i is seen. The best in hindsight pays λ‖M‖² as the leaders do, so that it is M_{N+1}.
 * @returns [rounds]
 * @throws RangeError if λ is not above 0, there are no rounds, or their shapes differ.
 * @see Ross and Bagnell 2012, arXiv:1203.1007, section 4; exercise 02.G3
 */
export function averageRegret(rounds: readonly Round[], lambda: number): number[] {
  // BEGIN SOLUTION 02.G3
  const leaders = followTheLeader(rounds, lambda);
  let played = 0;
  return rounds.map((round, i) => {
    played += roundLoss(round, leaders[i]);
    return (played - hindsightLoss(rounds.slice(0, i + 1), lambda, leaders[i + 1])) / (i + 1);
  });
  // END SOLUTION
}
