import { Rng } from "lib/core/rng";
import { createAcrobot } from "lib/envs/control/acrobot";
import { createCartPole } from "lib/envs/control/cartPole";
import { createPendulumSwingUp } from "lib/envs/control/pendulumSwingUp";
import type { World } from "lib/envs/world";

type Vector = readonly number[];

const episodes = 100;

/** Returns of episodes, as rewards. */
function returns(world: World<Vector, Vector>, control: (rng: Rng) => number): number[] {
  return Array.from({ length: episodes }, (_, seed) => {
    const rng = new Rng(seed);
    let state = world.reset(rng);
    let total = 0;
    for (let t = 0; t < 1000; t++) {
      const { next, cost } = world.step(state, [control(rng)], rng);
      state = next;
      total -= cost;
    }
    return total;
  });
}

/** What 100 episodes of dm_control 1.0.47 gave, seed 1: mean and standard deviation under controls by chance, and under none. */
const suite: [string, World<Vector, Vector>, [number, number], [number, number]][] = [
  ["cart-pole balance", createCartPole("balance"), [355.177, 62.079], [748.82, 24.71]],
  ["cart-pole balance, sparse", createCartPole("balanceSparse"), [49.68, 26.751], [352.47, 48.366]],
  ["cart-pole swing-up", createCartPole("swingUp"), [28.072, 22.585], [0.012, 0.015]],
  ["cart-pole swing-up, sparse", createCartPole("swingUpSparse"), [0, 0], [0, 0]],
  ["acrobot swing-up", createAcrobot("swingUp"), [2.414, 7.734], [2.425, 7.69]],
  ["acrobot swing-up, sparse", createAcrobot("swingUpSparse"), [0.22, 2.2], [0.21, 2.1]],
  ["pendulum swing-up", createPendulumSwingUp(), [0.4, 2.94], [0.28, 2.05]],
];

const policies: [string, (rng: Rng) => number][] = [
  ["by chance", (rng) => 2 * rng.uniform() - 1],
  ["none", () => 0],
];

describe.each(suite)("%s", (_name, world, ...known) => {
  it.each(policies.map(([name, control], i) => [name, control, known[i]] as const))(
    "pays what the suite's own does, controls: %s",
    (_policy, control, [mean, deviation]) => {
      const got = returns(world, control);
      const ours = got.reduce((a, b) => a + b) / episodes;
      const spread = got.reduce((sum, x) => sum + (x - ours) ** 2, 0) / (episodes - 1);
      const error = Math.sqrt((spread + deviation ** 2) / episodes);
      expect(Math.abs(ours - mean)).toBeLessThanOrEqual(4 * error);
    },
  );
});
