import { Rng } from "lib/core/rng";
import { createMdp, type Mdp, type Policy } from "lib/tabular/mdp";
import { perturbedModel, randomMdp, randomPolicy } from "lib/tabular/worlds/randomMdp";

export interface Instance {
  world: Mdp;
  model: Mdp;
  pi: Policy;
  other: Policy;
  /** 1e-9 · max(1, 1/(1−γ)²) */
  tolerance: number;
}

/** Random worlds with a wrong model and two policies: S 2–9, A 2–3, γ .5, .9 or .99. */
export function instances(count: number, seed: string): Instance[] {
  return Array.from({ length: count }, (_, i) => {
    const rng = new Rng(seed).split(i);
    const gamma = [0.5, 0.9, 0.99][i % 3];
    const world = randomMdp(rng, { S: 2 + rng.integer(8), A: 2 + rng.integer(2), gamma });
    return {
      world,
      model: perturbedModel(rng, world, rng.uniform()),
      pi: randomPolicy(rng, world),
      other: randomPolicy(rng, world),
      tolerance: 1e-9 * Math.max(1, 1 / (1 - gamma) ** 2),
    };
  });
}

/** Two states, two actions: action 0 stays, action 1 moves; reward 1 in state 1. γ = ½, start in state 0. */
export const twoStates = createMdp({
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
  gamma: 0.5,
  mu: [1, 0],
});

export const stay: Policy = [
  [1, 0],
  [1, 0],
];
export const move: Policy = [
  [0, 1],
  [0, 1],
];
/** Moves to state 1 and stays there: the best policy of `twoStates`. */
export const best: Policy = [
  [0, 1],
  [1, 0],
];

/** Throws unless two numbers, vectors or matrices agree within the tolerance in every entry. */
export function expectClose(actual: unknown, expected: unknown, tolerance = 1e-12): void {
  const [x, y] = [[actual].flat(Infinity) as number[], [expected].flat(Infinity) as number[]];
  const far = x.length !== y.length || x.some((value, i) => !(Math.abs(value - y[i]) <= tolerance));
  if (far)
    throw new Error(
      `expected ${JSON.stringify(expected)} within ${tolerance}, got ${JSON.stringify(actual)}`,
    );
}

/** Throws unless x ≤ y + tolerance. */
export function expectAtMost(x: number, y: number, tolerance = 0): void {
  if (!(x <= y + tolerance)) throw new Error(`expected at most ${y} (tolerance ${tolerance}), got ${x}`);
}
