import { dot, sum } from "../core/metrics";
import { evalPolicy } from "./evalPolicy";
import { expectedReturn, type Mdp, type Policy } from "./mdp";
import { occupancy } from "./occupancy";
import { qValues } from "./qValues";

/** The terms of the performance difference via the advantage in a model, each with its factor, so that
 *  policy + learnerModelErr + expertModelErr = gap = J_M*(π*) − J_M*(π̂), with one value function in all of them.
 *  @param piHat The learner's policy, π̂. @param piStar Any comparator, π*.
 *  @see Vemula et al. 2023; exercise 01.G2 */
export function pdamTerms(
  world: Mdp,
  model: Mdp,
  piHat: Policy,
  piStar: Policy,
): { policy: number; learnerModelErr: number; expertModelErr: number; gap: number } {
  // BEGIN SOLUTION 01.G2
  const { gamma, mu } = world;
  const V = evalPolicy(model, piHat);
  const Q = qValues(model, V);
  const [dHat, dStar] = [occupancy(world, piHat), occupancy(world, piStar)];
  const under = (d: number[][], f: (s: number, a: number) => number) =>
    sum(d.map((row, s) => sum(row.map((p, a) => p * f(s, a))))) / (1 - gamma);
  const optimism = (s: number, a: number) => gamma * (dot(model.P[s][a], V) - dot(world.P[s][a], V));
  return {
    policy: under(dStar, (s, a) => Q[s][a] - V[s]),
    learnerModelErr: under(dHat, optimism),
    expertModelErr: -under(dStar, optimism),
    gap: expectedReturn(mu, evalPolicy(world, piStar)) - expectedReturn(mu, evalPolicy(world, piHat)),
  };
  // END SOLUTION
}
