import type { Rng } from "lib/core/rng";
import type { FiniteHorizonMdp } from "lib/tabular/finiteHorizon";
import { createMdp, withTransitions, type Mdp, type Policy } from "lib/tabular/mdp";
import { perturbedModel, randomMdp, randomPolicy } from "lib/tabular/worlds/randomMdp";

/** A random world, a wrong model of it and two policies. */
export interface Instance {
  world: Mdp;
  model: Mdp;
  piHat: Policy;
  piStar: Policy;
  /** 1e-9 · max(1, 1/(1−γ)²), what rounding may cost in a difference of returns. */
  tolerance: number;
}

/** Random instances: S 2–9, A 2–3, γ .5, .9 or .99. */
export function randomInstances(rng: Rng, count: number): Instance[] {
  return Array.from({ length: count }, (_, i) => {
    const gamma = [0.9, 0.99, 0.5][i % 3];
    const world = randomMdp(rng, { S: 2 + rng.integer(8), A: 2 + rng.integer(2), gamma });
    return {
      world,
      model: perturbedModel(rng, world, 0.1 + 0.8 * rng.uniform()),
      piHat: randomPolicy(rng, world),
      piStar: randomPolicy(rng, world),
      tolerance: 1e-9 * Math.max(1, 1 / (1 - gamma) ** 2),
    };
  });
}

/** Two states, γ = .8, start in state 0, reward 1 in state 1. Action 0 stays, action 1 moves to the other state. */
export const switchWorld = createMdp({
  P: [
    [
      [1, 0],
      [0, 1],
    ],
    [
      [0, 1],
      [1, 0],
    ],
  ],
  R: [
    [0, 0],
    [1, 1],
  ],
  gamma: 0.8,
  mu: [1, 0],
});

/** A model of the switch in which no action moves. */
export const stuckModel = withTransitions(switchWorld, [
  [
    [1, 0],
    [1, 0],
  ],
  [
    [0, 1],
    [0, 1],
  ],
]);

/** A model of the switch in which moving succeeds half of the time. */
export const halfStuckModel = withTransitions(switchWorld, [
  [
    [1, 0],
    [0.5, 0.5],
  ],
  [
    [0, 1],
    [0.5, 0.5],
  ],
]);

/** The switch's best policy: move to state 1 and stay there. */
export const moveThenStay: Policy = [
  [0, 1],
  [1, 0],
];

/** The policy of the two roads that takes the same action everywhere. */
export function takeRoad(action: 0 | 1): Policy {
  return Array.from({ length: 4 }, () => (action === 0 ? [1, 0] : [0, 1]));
}

/** An episodic world with costs in [0, 1] as a discounted one with rewards 1 − cost. */
export function discounted(m: FiniteHorizonMdp, gamma: number): Mdp {
  const { P, C, mu } = m;
  return createMdp({ P, R: C.map((row) => row.map((cost) => 1 - cost)), gamma, mu });
}
