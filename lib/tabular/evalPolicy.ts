import { solveLinear } from "../core/linearSolve";
import { policyRewards, policyTransitions, type Mdp, type Policy } from "./mdp";

/** The value of a policy, V^π [S]: the expected discounted sum of rewards from each state, the solution of
 *  (I − γP^π) V = r^π.
 *  @throws RangeError if pi is not a policy for m. */
export function evalPolicy(m: Mdp, pi: Policy): number[] {
  // BEGIN SOLUTION 01.1
  const P = policyTransitions(m, pi);
  const system = P.map((row, s) => row.map((p, next) => (s === next ? 1 : 0) - m.gamma * p));
  return solveLinear(system, policyRewards(m, pi));
  // END SOLUTION
}
