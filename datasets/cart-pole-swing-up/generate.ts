import { Rng } from "lib/core/rng";
import type { BatchPolicy } from "lib/data/collect/collect";
import type { Generated } from "lib/data/generated";
import { expertAndRandom } from "lib/data/trajectories";
import { cartPole, createCartPole } from "lib/envs/control/cartPole";
import { localModel } from "lib/planning/localModel";
import { lqr } from "lib/planning/lqr";

const [inertia, lift] = [0.03425, 0.4905]; // the pole's, kg m² about the hinge; m g l in N m

/** The regulator about upright in the middle of the rail, u = K [x, θ, ẋ, θ̇]. */
function uprightGain(): number[] {
  const world = createCartPole();
  const still = new Rng(0); // nothing is drawn
  const { A, B } = localModel((x, u) => [...world.step(x, u, still).next], () => 0, [0, 0, 0, 0], [0], 0); // prettier-ignore
  const weights = [0.5, 1, 0.1, 0.1];
  const Q = weights.map((weight, i) => weights.map((_, j) => (i === j ? weight : 0)));
  return lqr(A, B, Q, [[0.5]]).K[0];
}

/** Pumps energy into the pole by the cart's acceleration, a little towards the middle; catches it upright by the regulator. */
function expert(): BatchPolicy {
  const K = uprightGain();
  const push = (x: number, cos: number, sin: number, v: number, omega: number): number => {
    if (cos > 0.9 && Math.abs(omega) < 2.5) return K[0] * x + K[1] * sin + K[2] * v + K[3] * omega;
    const surplus = (inertia * omega * omega) / 2 + lift * (cos - 1); // J, over what suffices to stand
    const pump = 2 * Math.max(-1, Math.min(0, surplus - 0.05));
    return pump * (omega * cos >= 0 ? 1 : -1) - 0.1 * x - 0.1 * v;
  };
  return ({ observation, worlds }) =>
    worlds.map((_, b) => {
      const [x, cos, sin, v, omega] = observation.subarray(5 * b, 5 * b + 5);
      return [Math.fround(Math.max(-1, Math.min(1, push(x, cos, sin, v, omega))))];
    });
}

export const generate = (): Promise<Generated> =>
  expertAndRandom({
    name: "cart-pole-swing-up",
    title: "Cart-pole swing-up: trajectories",
    world: { module: "lib/envs/control/cartPole", name: "cartPole" },
    actionSpace: cartPole().actionSpace,
    expert: expert(),
    episodes: 100,
    stored: 20,
  });
