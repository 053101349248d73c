import { solveLinear } from "../core/linearSolve";
import { policyTransitions, type Mdp, type Policy } from "./mdp";

/** The normalised discounted occupancy [S][A], which sums to 1:
 *  d^π(s, a) = (1 − γ) Σ_{t≥0} γᵗ Pr^π(s_t = s, a_t = a | s₀ ∼ mu).
 *  @throws RangeError if pi is not a policy for m. */
export function occupancy(m: Mdp, pi: Policy): number[][] {
  // BEGIN SOLUTION 01.2
  const P = policyTransitions(m, pi);
  const flow = P.map((_, s) => P.map((row, from) => (s === from ? 1 : 0) - m.gamma * row[s]));
  const states = solveLinear(
    flow,
    m.mu.map((p) => (1 - m.gamma) * p),
  );
  return states.map((d, s) => pi[s].map((p) => d * p));
  // END SOLUTION
}
