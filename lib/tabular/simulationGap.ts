import { dot, sum, totalVariation } from "../core/metrics";
import { evalPolicy } from "./evalPolicy";
import { expectedReturn, type Mdp, type Policy } from "./mdp";
import { occupancy } from "./occupancy";

/** The simulation lemma for one policy: both sides of the identity, and the bound that follows from it.
 *
 *  J_M̂(π) − J_M*(π) = γ/(1−γ) · E_{(s,a)∼d}[ Σ_s' (P̂ − P)(s'|s, a) · V(s') ], |·| ≤ γ/(1−γ)² · E_d[TV(P̂, P)]
 *
 *  @param world P, and the rewards (in [0, 1]), gamma and mu that the model shares.
 *  @param model P̂.
 *  @returns gap, the left side; rhs, the right side with the right pair of d and V; bound ≥ |gap|.
 *  @see Kearns and Singh 2002; exercise 01.4 */
export function simulationGap(
  world: Mdp,
  model: Mdp,
  pi: Policy,
): { gap: number; rhs: number; bound: number } {
  // BEGIN SOLUTION 01.4
  const { gamma, mu } = world;
  const VModel = evalPolicy(model, pi);
  const d = occupancy(world, pi);
  const under = (f: (s: number, a: number) => number) =>
    sum(d.map((row, s) => sum(row.map((p, a) => p * f(s, a)))));
  const optimism = under((s, a) => dot(model.P[s][a], VModel) - dot(world.P[s][a], VModel));
  const error = under((s, a) => totalVariation(model.P[s][a], world.P[s][a]));
  return {
    gap: expectedReturn(mu, VModel) - expectedReturn(mu, evalPolicy(world, pi)),
    rhs: (gamma / (1 - gamma)) * optimism,
    bound: (gamma / (1 - gamma) ** 2) * error,
  };
  // END SOLUTION
}
