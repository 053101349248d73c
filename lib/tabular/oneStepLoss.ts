import { dot, mean } from "../core/metrics";
import type { StateAction, Transitions } from "./mdp";

/** How to compare P̂(·|s, a) with P(·|s, a). */
export type OneStepLossKind = "l1" | "zeroOne" | "nll";

/** The mean over the data of a one-step prediction loss:
 *
 *  - "l1": Σ_s' |P̂ − P|, which is 2 TV and lies in [0, 2]
 *  - "zeroOne": 1 − Σ_s' P P̂, the probability that a sample of the model differs from a sample of the world
 *  - "nll": −Σ_s' P ln(0.95 P̂ + 0.05/S), the negative log likelihood of a model of which 5 % is spread over all S
 *    states, so that an impossible transition costs much and not infinity
 *
 *  @param data Pairs of state and action; each counts once. @throws RangeError if there are none. @see exercise 01.8 */
export function oneStepLoss(
  world: Transitions,
  model: Transitions,
  data: readonly StateAction[],
  kind: OneStepLossKind,
): number {
  // BEGIN SOLUTION 01.8
  const losses = {
    l1: (p: number[], pHat: number[]) =>
      dot(
        p.map((x, next) => Math.abs(pHat[next] - x)),
        new Array(p.length).fill(1),
      ),
    zeroOne: (p: number[], pHat: number[]) => 1 - dot(p, pHat),
    nll: (p: number[], pHat: number[]) =>
      -dot(
        p,
        pHat.map((x) => Math.log(0.95 * x + 0.05 / p.length)),
      ),
  };
  return mean(data.map(({ s, a }) => losses[kind](world.P[s][a], model.P[s][a])));
  // END SOLUTION
}
