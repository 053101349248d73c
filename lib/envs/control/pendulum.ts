import { mergeConfig } from "../../core/config";
import type { Rng } from "../../core/rng";
import type { Step, World } from "../world";

/** Taken once: in a context of its own, such as a test's, each look at a global costs more than the rest of a step. */
const { abs, max, min, sin } = Math;

/** What a pendulum is made of, in SI units with a rod and a mass of 1. */
export interface PendulumConfig {
  /** Gravity over the rod's length, in 1/s². */
  gravity: number;
  /** Friction, in 1/s. */
  friction: number;
  /** The length of a step, in s. */
  dt: number;
  /** The largest |u|; what a controller asks beyond is cut off. */
  maxTorque: number;
  /** Standard deviation of the noise that each step adds to θ and to ω. */
  noise: number;
  /** At the start, θ and ω are uniform between ± this, in rad and rad/s. */
  startRange: number;
  /** The largest cost of a step. */
  costCap: number;
  /** It has fallen where |θ| is larger than this. */
  fallAngle: number;
  /** What happens then: the episode ends, or the pendulum stays where it is and each further step costs `costCap`. */
  afterFall: "stop" | "lie";
}

/** An episode has 100 steps. */
export const pendulumHorizon = 100;

/** The pendulum of the lecture's experiment. */
export const pendulumDefaults: PendulumConfig = {
  gravity: 9.8,
  friction: 0.1,
  dt: 0.05,
  maxTorque: 12,
  noise: 0.01,
  startRange: 0.15,
  costCap: 5,
  fallAngle: 1,
  afterFall: "stop",
};

/** The state [θ, ω]: the angle from upright, in rad, and its velocity; actions are [u]. */
export type PendulumVector = readonly number[];

/** A world, or a model of it, without noise: x' = f(x, u). */
export type PendulumDynamics = (x: PendulumVector, u: PendulumVector) => number[];

/** xᵀQx + uᵀRu = θ² + .1 ω² + .1 u², the cost of a step below the cap. */
export const pendulumCost = { Q: [[1, 0], [0, 0.1]], R: [[0.1]] }; // prettier-ignore

/** The torque that the motor gives when asked for u. */
export function clipTorque(u: number, maxTorque: number = pendulumDefaults.maxTorque): number {
  return max(-maxTorque, min(maxTorque, u));
}

/**
 * The physics without noise, by semi-implicit Euler steps:
 *
 *   ω' = ω + dt (g sin θ − c ω + u),   θ' = θ + dt ω'.
 */
export function pendulumDynamics(overrides: Partial<PendulumConfig> = {}): PendulumDynamics {
  const { gravity, friction, dt, maxTorque } = mergeConfig(pendulumDefaults, overrides);
  return ([theta, omega], [u]) => {
    const nextOmega = omega + dt * (gravity * sin(theta) - friction * omega + clipTorque(u, maxTorque));
    return [theta + dt * nextOmega, nextOmega];
  };
}

/** The dynamics about upright, x' ≈ A x + B u: the derivatives of `pendulumDynamics` at 0. */
export function linearisedPendulum(overrides: Partial<PendulumConfig> = {}): {
  A: number[][];
  B: number[][];
} {
  const { gravity, friction, dt } = mergeConfig(pendulumDefaults, overrides);
  const [slope, decay] = [dt * gravity, 1 - dt * friction]; // ∂ω'/∂θ, ∂ω'/∂ω
  return {
    A: [
      [1 + dt * slope, dt * decay],
      [slope, decay],
    ],
    B: [[dt * dt], [dt]],
  };
}

/** The pendulum that is to be held upright. A step costs min(θ² + .1 ω² + .1 u², cap).
 *  @param model Dynamics to use instead of the physics: what a model promises. It has no noise. */
export function createPendulum(
  overrides: Partial<PendulumConfig> = {},
  model?: PendulumDynamics,
): World<PendulumVector, PendulumVector> {
  const config = mergeConfig(pendulumDefaults, overrides);
  const { startRange, maxTorque, costCap, fallAngle } = config;
  const dynamics = model ?? pendulumDynamics(overrides);
  const noise = model ? 0 : config.noise;
  const hasFallen = (x: PendulumVector) => !(abs(x[0]) <= fallAngle);
  return {
    reset: (rng) => [(2 * rng.uniform() - 1) * startRange, (2 * rng.uniform() - 1) * startRange],
    step(x, u, rng): Step<PendulumVector> {
      if (config.afterFall === "lie" && hasFallen(x))
        return { next: x.slice(), cost: costCap, terminated: false };
      const torque = clipTorque(u[0], maxTorque);
      const next = addNoise(dynamics(x, torque === u[0] ? u : [torque]), noise, rng);
      const cost = min(costCap, x[0] * x[0] + 0.1 * x[1] * x[1] + 0.1 * torque * torque);
      return { next, cost, terminated: config.afterFall === "stop" && hasFallen(next) };
    },
  };
}

function addNoise(x: number[], deviation: number, rng: Rng): number[] {
  if (deviation > 0) for (let i = 0; i < x.length; i++) x[i] += rng.normal(0, deviation);
  return x;
}
