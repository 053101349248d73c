import { dot, totalVariation } from "../core/metrics";
import { evalFiniteHorizon, finiteHorizonOccupancy, type FiniteHorizonMdp } from "./finiteHorizon";
import type { Policy } from "./mdp";

/** The simulation lemma over an episode of H actions, for costs in [0, 1]:
 *
 *  J_M̂ − J_M* = Σ_h E_{(s,a)∼d_h}[ Σ_s' (P̂ − P)(s'|s, a) V̂_{h+1}(s') ], |·| ≤ Σ_h (H−h−1) E_{d_h}[TV(P̂, P)]
 *
 *  with d_h the world's and V̂ the model's.
 *  @param policies [H][S][A] @returns gap, the left side; rhs, the right side; bound ≥ |gap|.
 *  @throws RangeError if the policies do not fit. */
export function finiteHorizonGap(
  world: FiniteHorizonMdp,
  model: FiniteHorizonMdp,
  policies: readonly Policy[],
): { gap: number; rhs: number; bound: number } {
  const VModel = evalFiniteHorizon(model, policies);
  const gap = dot(world.mu, VModel[0]) - dot(world.mu, evalFiniteHorizon(world, policies)[0]);
  let [rhs, bound] = [0, 0];
  finiteHorizonOccupancy(world, policies).forEach((d, h) =>
    d.forEach((row, s) =>
      row.forEach((p, a) => {
        if (p === 0) return;
        rhs += p * (dot(model.P[s][a], VModel[h + 1]) - dot(world.P[s][a], VModel[h + 1]));
        bound += p * (world.H - h - 1) * totalVariation(model.P[s][a], world.P[s][a]);
      }),
    ),
  );
  return { gap, rhs, bound };
}
