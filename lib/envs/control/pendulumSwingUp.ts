import type { Environment } from "../environment";
import { environmentOf } from "../environmentOf";
import { anywhere, box, type Box } from "../spaces";
import type { World } from "../world";
import { tolerance } from "./tolerance";

/** Taken once: in a context of its own, such as a test's, each look at a global costs more than the rest of a step. */
const { cos, max, min, PI, sin } = Math;

/** [θ, θ̇]: the angle from upright, in rad, and its velocity. */
export type SwingUpState = readonly number[];

/** Steps of an episode, 20 s. */
export const swingUpHorizon = 1000;

/** Steps of an episode that is paid by height, 8 s. */
export const denseSwingUpHorizon = 400;

const gravity = 9.81;
const length = 0.5;
const radius = 0.05; // of the ball at its end, which weighs 1 kg
const inertia = (2 / 5) * radius * radius + length * length; // about the hinge
const damping = 0.1;
const dt = 0.02;
const upright = cos((8 * PI) / 180);

/** COSTS of a step that ends in a state: "sparse", −1 within 8° of upright, else 0; "dense", minus the height, 0 to 1, and a little for
 *  speed, without which spinning for ever is not bad. */
const costs = {
  sparse: ([theta]: SwingUpState): number => 0 - tolerance(cos(theta), [upright, 1]),
  dense: ([theta, omega]: SwingUpState): number => 0.001 * omega * omega - (1 + cos(theta)) / 2,
};

/**
 * A pendulum with a motor that is too weak to lift it: it has to swing. The action [u], −1 to 1, is the torque in N m. Steps of 0.02 s,
 * semi-implicit, the friction fully implicit.
 * @param pay its `costs`: "sparse", as in the suite, or "dense"
 * @see Tassa et al. 2018, DeepMind Control Suite, whose pendulum it follows
 */
export function createPendulumSwingUp(
  pay: keyof typeof costs = "sparse",
): World<SwingUpState, readonly number[]> {
  const costOf = costs[pay];
  return {
    reset: (rng) => [PI * (2 * rng.uniform() - 1), 0],
    step([theta, omega], [asked]) {
      const u = max(-1, min(1, asked));
      const acceleration = (u + gravity * length * sin(theta) - damping * omega) / (inertia + dt * damping);
      const nextOmega = omega + dt * acceleration;
      const next = [theta + dt * nextOmega, nextOmega];
      return { next, cost: costOf(next), terminated: false };
    },
  };
}

/** The same as an environment that shows [cos θ, sin θ, θ̇]. */
export function pendulumSwingUp(): Environment<Box, Box> {
  return environmentOf(createPendulumSwingUp(), {
    observe: ([theta, omega]) => [cos(theta), sin(theta), omega],
    spaces: { observation: anywhere(3), action: box([-1], [1]) },
    timeLimit: swingUpHorizon,
  });
}
