import { dot, sum } from "../core/metrics";
import { evalPolicy } from "./evalPolicy";
import { expectedReturn, type Mdp, type Policy } from "./mdp";
import { occupancy } from "./occupancy";

/** The terms of the performance difference via planning in a model, each with its factor, so that
 *  planning + learnerModelErr + expertModelErr = gap = J_M*(π*) − J_M*(π̂).
 *  @param piHat The policy planned in the model, π̂. @param piStar Any comparator, π*.
 *  @returns planning, J_M̂(π*) − J_M̂(π̂); learnerModelErr, the model's optimism where π̂ goes; expertModelErr, its
 *  pessimism where π* goes; gap, by evaluating both policies in the world.
 *  @see Vemula et al. 2023; exercise 01.7 */
export function pdpmTerms(
  world: Mdp,
  model: Mdp,
  piHat: Policy,
  piStar: Policy,
): { planning: number; learnerModelErr: number; expertModelErr: number; gap: number } {
  // BEGIN SOLUTION 01.7
  const { gamma, mu } = world;
  const optimism = (pi: Policy, V: number[]) => {
    const perAction = (s: number, a: number) => dot(model.P[s][a], V) - dot(world.P[s][a], V);
    const d = occupancy(world, pi);
    return (gamma / (1 - gamma)) * sum(d.map((row, s) => sum(row.map((p, a) => p * perAction(s, a)))));
  };
  const [VHat, VStar] = [evalPolicy(model, piHat), evalPolicy(model, piStar)];
  return {
    planning: expectedReturn(mu, VStar) - expectedReturn(mu, VHat),
    learnerModelErr: optimism(piHat, VHat),
    expertModelErr: -optimism(piStar, VStar),
    gap: expectedReturn(mu, evalPolicy(world, piStar)) - expectedReturn(mu, evalPolicy(world, piHat)),
  };
  // END SOLUTION
}
