import type { Rng } from "../core/rng";
import type { StateAction } from "./mdp";

/** n independent draws of (s, a) from an occupancy: data as a policy collects it, without its order.
 *  @param d A distribution over states and actions, [S][A].
 *  @throws RangeError if d does not sum to 1. */
export function drawPairs(rng: Rng, d: readonly (readonly number[])[], n: number): StateAction[] {
  const A = d[0].length;
  const flat = d.flat(); // [S · A]
  return Array.from({ length: n }, () => {
    const index = rng.categorical(flat);
    return { s: Math.floor(index / A), a: index % A };
  });
}
