import { createFiniteHorizonMdp, type FiniteHorizonMdp } from "../finiteHorizon";
import { createMdp, type Mdp } from "../mdp";

function leakingP(epsilon: number): number[][][] {
  if (!(epsilon >= 0 && epsilon <= 1))
    throw new RangeError(`leakChain: epsilon must be in [0, 1], got ${epsilon}`);
  return [[[1 - epsilon, epsilon]], [[0, 1]]];
}

/** The leak chain: state 0 has reward 1 and stays, state 1 has reward 0 and stays; there is one action. The model
 *  leaks from state 0 to state 1 with probability ε at each step, so TV(P̂, P) ≤ ε.
 *
 *  J_M* = 1/(1−γ), J_M̂ = 1/(1−γ(1−ε)).
 *  @throws RangeError if gamma is not in [0, 1) or epsilon not in [0, 1]. */
export function leakChain(gamma: number, epsilon: number): { world: Mdp; model: Mdp } {
  const chain = (leak: number) => createMdp({ P: leakingP(leak), R: [[1], [0]], gamma, mu: [1, 0] });
  return { world: chain(0), model: chain(epsilon) };
}

/** The leak chain over H steps with COSTS: state 0 costs 0 and state 1 costs 1, so that J_M* = 0 and
 *  J_M̂ = Σ_{t<H} (1 − (1−ε)ᵗ), about ε H²/2 while ε H is small.
 *  @throws RangeError if H is not a positive integer or epsilon not in [0, 1]. */
export function leakChainEpisode(
  H: number,
  epsilon: number,
): { world: FiniteHorizonMdp; model: FiniteHorizonMdp } {
  const chain = (leak: number) => createFiniteHorizonMdp({ P: leakingP(leak), C: [[0], [1]], H, mu: [1, 0] });
  return { world: chain(0), model: chain(epsilon) };
}
