import { mean } from "../core/metrics";
import type { StateAction, Transitions } from "./mdp";

/** What the moment loss becomes, on average, when one sample of each side stands for its expectation: the mean over
 *  the data of E|V(ŝ) − V(s')| with s' ∼ P and ŝ ∼ P̂ drawn apart. It is not 0 for the right model of a random world.
 *  @param V [S]. @throws RangeError if there are no data. */
export function sampledMomentLoss(
  world: Transitions,
  model: Transitions,
  data: readonly StateAction[],
  V: readonly number[],
): number {
  const pairwise = (p: number[], pHat: number[]) => {
    let total = 0;
    for (let next = 0; next < p.length; next++) {
      if (p[next] === 0) continue;
      for (let guess = 0; guess < pHat.length; guess++)
        total += p[next] * pHat[guess] * Math.abs(V[next] - V[guess]);
    }
    return total;
  };
  return mean(data.map(({ s, a }) => pairwise(world.P[s][a], model.P[s][a])));
}
