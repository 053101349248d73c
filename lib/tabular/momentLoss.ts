import { dot, mean } from "../core/metrics";
import type { StateAction, Transitions } from "./mdp";

/** The mean over the data of |E_{s'∼P̂}V(s') − E_{s'∼P}V(s')|: how wrong the model is about the next state's value.
 *  @param V The value that has to match, [S]. @param data Pairs of state and action; each counts once.
 *  @throws RangeError if there are no data. @see exercise 01.8 */
export function momentLoss(
  world: Transitions,
  model: Transitions,
  data: readonly StateAction[],
  V: readonly number[],
): number {
  // BEGIN SOLUTION 01.8
  return mean(data.map(({ s, a }) => Math.abs(dot(model.P[s][a], V) - dot(world.P[s][a], V))));
  // END SOLUTION
}
