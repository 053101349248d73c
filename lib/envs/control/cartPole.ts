import type { Rng } from "../../core/rng";
import { environmentOf } from "../environmentOf";
import type { Environment } from "../environment";
import { anywhere, box, type Box } from "../spaces";
import type { World } from "../world";
import { capsuleInertia } from "./capsule";
import { rungeKutta } from "./rungeKutta";
import { tolerance } from "./tolerance";

/** Taken once: in a context of its own, such as a test's, each look at a global costs more than the rest of a step. */
const { cos, max, min, sin } = Math;

/** [x, θ, ẋ, θ̇]: the cart's place on the rail, in m, the pole's angle from upright, tipping towards +x, in rad, and their velocities. */
export type CartPoleState = readonly number[];

/** What the pole is to do, and what is paid for it. */
export type CartPoleTask = "balance" | "balanceSparse" | "swingUp" | "swingUpSparse";

/** Steps of an episode, 10 s. */
export const cartPoleHorizon = 1000;

const gravity = 9.81;
const cartMass = 1;
const poleMass = 0.1;
const poleLength = 1;
const middle = poleLength / 2; // from the hinge to the pole's centre of mass
const inertia = capsuleInertia(poleMass, 0.045, poleLength) + poleMass * middle ** 2; // about the hinge
const railDamping = 5e-4;
const hingeDamping = 2e-6;
const gear = 10; // N for a control of 1
const dt = 0.01;

/** Where the rail's soft ends begin, in m. */
export const railEnd = 1.8;

/** The soft end's spring and damper: time constant 0.08 s and damping ratio 1, of which 0.9 to 0.95 applies over the first mm. */
const endTime = 0.08;

/** How much of a constraint applies at a depth, in m. */
function impedance(depth: number): number {
  const x = min(1, depth / 0.001);
  const rise = x < 0.5 ? 2 * x * x : 1 - 2 * (1 - x) * (1 - x);
  return 0.9 + 0.05 * rise;
}

/** The force with which a rail's end pushes back, in N, 0 or more. @param depth how far the cart is in it @param speed away from
 *  it @param free acceleration away from it that there would be @param mobility acceleration for a force of 1 @param alone the same for the cart alone at rest */
function endForce(depth: number, speed: number, free: number, mobility: number, alone: number): number {
  const share = impedance(depth);
  const stiffness = share / (0.95 * endTime) ** 2;
  const wanted = stiffness * depth - (2 / (0.95 * endTime)) * speed;
  return max(0, (wanted - free) / (mobility + ((1 - share) / share) * alone));
}

/** Acceleration of the cart for a force of 1 with the pole upright at rest. */
const aloneMobility = inertia / ((cartMass + poleMass) * inertia - (poleMass * middle) ** 2);

/** ẍ and θ̈ [2], from Lagrange's equations of cart and pole. */
function accelerations([x, theta]: readonly number[], [v, omega]: readonly number[], u: number): number[] {
  const coupling = poleMass * middle * cos(theta);
  const total = cartMass + poleMass;
  const force = gear * u - railDamping * v + poleMass * middle * sin(theta) * omega * omega;
  const torque = poleMass * gravity * middle * sin(theta) - hingeDamping * omega;
  const det = total * inertia - coupling * coupling;
  const push = (f: number): number[] => [
    (inertia * f - coupling * torque) / det,
    (total * torque - coupling * f) / det,
  ];
  const free = push(force);
  const depth = max(x - railEnd, -railEnd - x);
  if (depth <= 0) return free;
  const away = x > 0 ? -1 : 1;
  return push(force + away * endForce(depth, away * v, away * free[0], inertia / det, aloneMobility));
}

const clip = (u: number): number => max(-1, min(1, u));

/** The suite's reward of a state that a control has led to, from 0 to 1. */
function rewardOf(task: CartPoleTask, [x, theta, , omega]: CartPoleState, u: number): number {
  if (task.endsWith("Sparse")) return tolerance(x, [-0.25, 0.25]) * tolerance(cos(theta), [0.995, 1]);
  const centred = tolerance(x, [0, 0], { margin: 2 });
  const calm = tolerance(u, [0, 0], { margin: 1, shape: "quadratic", valueAtMargin: 0 });
  const slow = tolerance(omega, [0, 0], { margin: 5 });
  return ((1 + cos(theta)) / 2) * ((1 + centred) / 2) * ((4 + calm) / 5) * ((1 + slow) / 2);
}

const start = (task: CartPoleTask, rng: Rng): number[] => {
  const near = (range: number): number => range * (2 * rng.uniform() - 1);
  const [x, theta] = task.startsWith("swingUp")
    ? [rng.normal(0, 0.01), Math.PI + rng.normal(0, 0.01)]
    : [near(0.1), near(0.034)];
  return [x, theta, rng.normal(0, 0.01), rng.normal(0, 0.01)];
};

/**
 * A cart on a rail with a pole that is to stand upright above it. The action [u], −1 to 1, pushes the cart. COST: minus the reward,
 * which is at most 1 a step. Steps of 0.01 s by a Runge–Kutta method.
 * @see Tassa et al. 2018, DeepMind Control Suite, whose cart-pole it follows; Barto, Sutton and Anderson 1983
 */
export function createCartPole(task: CartPoleTask = "swingUp"): World<CartPoleState, readonly number[]> {
  return {
    reset: (rng) => start(task, rng),
    step([x, theta, v, omega], [asked]) {
      const u = clip(asked);
      const [q, qv] = rungeKutta(accelerations, [x, theta], [v, omega], u, dt);
      const next = [...q, ...qv];
      return { next, cost: -rewardOf(task, next, u), terminated: false };
    },
  };
}

/** The same as an environment that shows [x, cos θ, sin θ, ẋ, θ̇]. */
export function cartPole(task: CartPoleTask = "swingUp"): Environment<Box, Box> {
  return environmentOf(createCartPole(task), {
    observe: ([x, theta, v, omega]) => [x, cos(theta), sin(theta), v, omega],
    spaces: { observation: anywhere(5), action: box([-1], [1]) },
    timeLimit: cartPoleHorizon,
  });
}
