import { sum } from "../core/metrics";
import { evalPolicy } from "./evalPolicy";
import type { Mdp, Policy } from "./mdp";
import { occupancy } from "./occupancy";
import { qValues } from "./qValues";

/** J(π') − J(π) by the performance difference lemma: the advantage of the old policy, averaged over the states and
 *  actions of the new one, J(π') − J(π) = 1/(1−γ) · E_{(s,a)∼d^π'}[Q^π(s, a) − V^π(s)].
 *  @param piNew π'. @param piOld π. @see Kakade and Langford 2002; exercise 01.6 */
export function performanceDifference(m: Mdp, piNew: Policy, piOld: Policy): number {
  // BEGIN SOLUTION 01.6
  const V = evalPolicy(m, piOld);
  const Q = qValues(m, V);
  const d = occupancy(m, piNew);
  return sum(d.map((row, s) => sum(row.map((p, a) => p * (Q[s][a] - V[s]))))) / (1 - m.gamma);
  // END SOLUTION
}
