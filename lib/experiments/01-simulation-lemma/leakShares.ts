import { leakChain } from "../../tabular/worlds/leakChain";
import type { OwnFunctions } from "./ownFunctions";

/** One-step errors ε from 0.001 to 1, ten to each power of ten, [31]. */
export const leakEpsilons = Array.from({ length: 31 }, (_, i) => 10 ** (i / 10 - 3));

/** |gap| and bound as shares of the largest possible return, 1/(1 − γ). */
export interface LeakShares {
  gap: number;
  bound: number;
}

/** How wrong a leak of ε makes the model's promise in the leak chain, and what the bound says of it. */
export function leakShares(
  simulationGap: OwnFunctions["simulationGap"],
  gamma: number,
  epsilon: number,
): LeakShares {
  const { world, model } = leakChain(gamma, epsilon);
  const { gap, bound } = simulationGap(world, model, [[1], [1]]);
  return { gap: Math.abs(gap) * (1 - gamma), bound: bound * (1 - gamma) };
}
