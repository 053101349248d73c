import { Rng } from "lib/core/rng";
import type { BatchPolicy } from "lib/data/collect/collect";
import type { Generated } from "lib/data/generated";
import { expertAndRandom } from "lib/data/trajectories";
import { createPendulumSwingUp, pendulumSwingUp } from "lib/envs/control/pendulumSwingUp";
import { localModel } from "lib/planning/localModel";
import { lqr } from "lib/planning/lqr";

const [inertia, lift] = [0.251, 4.905]; // kg m² about the hinge; m g l in N m

/** The regulator about upright, u = K [θ, ω]. */
function uprightGain(): number[] {
  const world = createPendulumSwingUp();
  const still = new Rng(0); // nothing is drawn
  const { A, B } = localModel((x, u) => [...world.step(x, u, still).next], () => 0, [0, 0], [0], 0); // prettier-ignore
  return lqr(A, B, [[1, 0], [0, 0.1]], [[1]]).K[0]; // prettier-ignore
}

/** Pumps energy until it suffices to stand, by torque along the motion; holds upright by the regulator, where the motor can. */
function expert(): BatchPolicy {
  const [onAngle, onSpeed] = uprightGain();
  const torque = (cos: number, sin: number, omega: number): number => {
    const held = onAngle * sin + onSpeed * omega;
    if (cos > 0.97 && Math.abs(held) < 1.5) return held;
    const missing = lift * (1 - cos) - (inertia * omega * omega) / 2; // J
    return 4 * missing * (omega >= 0 ? 1 : -1);
  };
  return ({ observation, worlds }) =>
    worlds.map((_, b) => {
      const [cos, sin, omega] = observation.subarray(3 * b, 3 * b + 3);
      return [Math.fround(Math.max(-1, Math.min(1, torque(cos, sin, omega))))];
    });
}

export const generate = (): Promise<Generated> =>
  expertAndRandom({
    name: "pendulum-swing-up",
    title: "Pendulum swing-up: trajectories",
    world: { module: "lib/envs/control/pendulumSwingUp", name: "pendulumSwingUp" },
    actionSpace: pendulumSwingUp().actionSpace,
    expert: expert(),
    episodes: 100,
    stored: 20,
  });
