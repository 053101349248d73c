import { createFiniteHorizonMdp, type FiniteHorizonMdp } from "../finiteHorizon";

const lanes = 3;

/** The number of a state of Two Corridors: the root is 0, then side by side, depth by depth, lane by lane.
 *  @param depth 1 … K @param lane 0, 1 or 2 */
export function corridorState(K: number, side: number, depth: number, lane: number): number {
  return 1 + (side * K + depth - 1) * lanes + lane;
}

/** Two Corridors (K): a root and two corridors of K cells with three lanes; an episode has K actions. COSTS.
 *
 *  Action a at the root enters side a, lane 0. In a corridor actions 0 and 1 go one cell on and shift the lane by 1
 *  and by 2 (mod 3). An action in side 0 costs 1, everything else 0, so the best is side 1 and J* = 0.
 *
 *  @param kind "world"; "A", a model that swaps the sides at the root and is right elsewhere; "B", a model that is
 *  right at the root and shifts every lane wrongly.
 *  @throws RangeError if K is not an integer of at least 2. */
export function corridors(K: number, kind: "world" | "A" | "B"): FiniteHorizonMdp {
  if (!Number.isInteger(K) || K < 2)
    throw new RangeError(`corridors: K must be an integer of at least 2, got ${K}`);
  const S = 1 + 2 * K * lanes;
  const goTo = (next: number) => Array.from({ length: S }, (_, s) => (s === next ? 1 : 0));
  const P = [[0, 1].map((a) => goTo(corridorState(K, kind === "A" ? 1 - a : a, 1, 0)))];
  const C = [[0, 0]];
  for (const side of [0, 1]) {
    for (let depth = 1; depth <= K; depth++) {
      for (let lane = 0; lane < lanes; lane++) {
        const ended = depth === K;
        const shift = (a: number) => (kind === "B" ? 2 - a : 1 + a);
        const next = (a: number) => corridorState(K, side, depth + 1, (lane + shift(a)) % lanes);
        P.push([0, 1].map((a) => goTo(ended ? P.length : next(a))));
        C.push(side === 0 && !ended ? [1, 1] : [0, 0]);
      }
    }
  }
  return createFiniteHorizonMdp({ P, C, H: K, mu: goTo(0) });
}
