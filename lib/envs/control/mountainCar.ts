import type { World } from "../world";

/** Taken once: in a context of its own, such as a test's, each look at a global costs more than the rest of a step. */
const { cos, max, min, sin } = Math;

/** The state [x, v]: the position along the valley and its change in a step. */
export type CarState = readonly number[];

/** The pushes a: left, none, right. */
export const carActions: readonly number[] = [-1, 0, 1];

/** Steps of an episode. */
export const carHorizon = 200;

/** Where the car can be and how fast: a wall stands at the least x, and whoever comes to `goal` has arrived. */
export const carLimits = { low: [-1.2, -0.07], high: [0.6, 0.07], goal: 0.5 } as const;

/** A model of the car: the change Δv that the ground and the engine make in a step, before speed limit and wall. */
export type CarAcceleration = (state: CarState, action: number) => number;

/** The physics: Δv = .001 a − .0025 cos 3x. The ground at x has the height sin 3x, and the engine is too weak for it. */
export const hillAcceleration: CarAcceleration = ([x], a) => 0.001 * a - 0.0025 * cos(3 * x);

/** Where the car goes: v' = v + Δv within the speed limits, x' = x + v'; the wall stops a car that runs into it. */
export function moveCar([x, v]: CarState, change: number): number[] {
  const { low, high } = carLimits;
  const nextV = min(high[1], max(low[1], v + change));
  const nextX = min(high[0], max(low[0], x + nextV));
  return [nextX, nextX === low[0] && nextV < 0 ? 0 : nextV];
}

/** Whether a step ended at the wall, with a velocity that says nothing of the ground. */
export function isStopped(next: CarState): boolean {
  return next[0] === carLimits.low[0];
}

/**
 * A car in a valley that has to swing back and forth to get out. COSTS: 1 a step, until x ≥ 0.5. It starts at rest,
 * x ~ U(−0.6, −0.4); nothing else is random.
 * @param acceleration Another one instead of the physics: what a model promises. It knows of speed limits and wall.
 * @see Moore 1990; Sutton and Barto 2018, Reinforcement Learning, example 10.1
 */
export function createMountainCar(acceleration: CarAcceleration = hillAcceleration): World<CarState, number> {
  return {
    reset: (rng) => [-0.6 + 0.2 * rng.uniform(), 0],
    step(state, action) {
      const next = moveCar(state, acceleration(state, action));
      return { next, cost: 1, terminated: next[0] >= carLimits.goal };
    },
  };
}

/** Where to draw the car: x, and the height of the ground there. */
export function carPosition([x]: CarState): { x: number; y: number } {
  return { x, y: sin(3 * x) };
}
