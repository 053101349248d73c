import { solveLinear } from "../core/linearSolve";
import { dot } from "../core/metrics";
import { policyTransitions, type Mdp, type Policy } from "./mdp";

/** Line 1 of the proof of the simulation lemma, [S]: γ(P̂^π V̂ − P^π V). It equals V̂ − V when both are values of π.
 *  @param Vhat Any vector [S]. @param V Any vector [S]. @see exercise 01.5 */
export function slLine1(world: Mdp, model: Mdp, pi: Policy, Vhat: number[], V: number[]): number[] {
  // BEGIN SOLUTION 01.5
  const P = policyTransitions(world, pi);
  const PModel = policyTransitions(model, pi);
  return P.map((row, s) => world.gamma * (dot(PModel[s], Vhat) - dot(row, V)));
  // END SOLUTION
}

/** Line 2 of the proof, [S]: line 1 with γP^π V̂ taken away and added, so that one term is about the model's error
 *  and the other about V̂ − V.
 *  @param Vhat Any vector [S]. @param V Any vector [S]. @see exercise 01.5 */
export function slLine2(world: Mdp, model: Mdp, pi: Policy, Vhat: number[], V: number[]): number[] {
  // BEGIN SOLUTION 01.5
  const P = policyTransitions(world, pi);
  const PModel = policyTransitions(model, pi);
  const difference = Vhat.map((v, s) => v - V[s]);
  return P.map(
    (row, s) => world.gamma * (dot(PModel[s], Vhat) - dot(row, Vhat)) + world.gamma * dot(row, difference),
  );
  // END SOLUTION
}

/** Line 3 of the proof, [S]: line 2 solved for V̂ − V, so that only the model's error and the world's chain are left.
 *  @param Vhat Any vector [S]. @see exercise 01.5 */
export function slLine3(world: Mdp, model: Mdp, pi: Policy, Vhat: number[]): number[] {
  // BEGIN SOLUTION 01.5
  const P = policyTransitions(world, pi);
  const PModel = policyTransitions(model, pi);
  const system = P.map((row, s) => row.map((p, next) => (s === next ? 1 : 0) - world.gamma * p));
  return solveLinear(
    system,
    P.map((row, s) => world.gamma * (dot(PModel[s], Vhat) - dot(row, Vhat))),
  );
  // END SOLUTION
}
