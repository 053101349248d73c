import { dot } from "../core/metrics";
import { assertShape } from "../core/shape";
import type { Mdp } from "./mdp";

/** The value of each action if V follows: Q(s, a) = R(s, a) + γ Σ_s' P(s'|s, a) V(s'), [S][A].
 *  @param V Any vector [S]; with V = V^π this is Q^π.
 *  @throws RangeError if V has another length than S. */
export function qValues(m: Mdp, V: readonly number[]): number[][] {
  assertShape("qValues: V", V, [m.S]);
  return m.P.map((actions, s) => actions.map((row, a) => m.R[s][a] + m.gamma * dot(row, V)));
}
