import type { Rng } from "../../core/rng";
import { createMdp, withTransitions, type Mdp, type Policy } from "../mdp";

/** A probability vector of length n, uniform over all of them (Dirichlet(1, …, 1)). */
export function randomDistribution(rng: Rng, n: number): number[] {
  const p = new Array<number>(n);
  let total = 0;
  for (let i = 0; i < n; i++) total += p[i] = -Math.log(1 - rng.uniform()) + 1e-300;
  for (let i = 0; i < n; i++) p[i] /= total;
  return p;
}

/** A random MDP with S states, A actions, rewards uniform in [0, 1], and rows of P and mu uniform over the simplex.
 *  @throws RangeError if gamma is not in [0, 1). */
export function randomMdp(rng: Rng, { S, A, gamma }: { S: number; A: number; gamma: number }): Mdp {
  const grid = <T>(draw: () => T) => Array.from({ length: S }, () => Array.from({ length: A }, draw));
  return createMdp({
    P: grid(() => randomDistribution(rng, S)),
    R: grid(() => rng.uniform()),
    gamma,
    mu: randomDistribution(rng, S),
  });
}

/** A random stochastic policy for m, each row uniform over the simplex, [S][A]. */
export function randomPolicy(rng: Rng, { S, A }: { S: number; A: number }): Policy {
  return Array.from({ length: S }, () => randomDistribution(rng, A));
}

/** A wrong model of the world: P̂ = (1 − noise) P + noise · random rows; noise 0 is the world, 1 knows nothing of it.
 *  TV(P̂, P) ≤ noise in every (s, a).
 *  @throws RangeError if noise is not in [0, 1]. */
export function perturbedModel(rng: Rng, world: Mdp, noise: number): Mdp {
  if (!(noise >= 0 && noise <= 1))
    throw new RangeError(`perturbedModel: noise must be in [0, 1], got ${noise}`);
  const P = world.P.map((actions) =>
    actions.map((row) => {
      const other = randomDistribution(rng, world.S);
      return row.map((p, next) => (1 - noise) * p + noise * other[next]);
    }),
  );
  return withTransitions(world, P);
}
