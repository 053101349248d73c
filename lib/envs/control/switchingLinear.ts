import { multiplyVector, type Matrix } from "../../core/matrix";
import type { World } from "../world";

/** A state x [5] and the step t that it belongs to: the dynamics depend on it. */
export interface TimedVector {
  readonly t: number;
  readonly x: readonly number[];
}

/** Steps of an episode. */
export const switchingHorizon = 100;

/** a₀, a₁: what every even and every odd step multiplies the state by. Their product is 1: of itself the state neither grows
 *  nor fades. */
export const switchingFactors: readonly [even: number, odd: number] = [0.5, 2];

const size = 5;

/** Aₜ = aₜ Π [5][5], where Π passes the content of each place on to the next, and that of the last to the first. */
export function switchingMatrix(
  t: number,
  factors: readonly [even: number, odd: number] = switchingFactors,
): number[][] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => ((j + 1) % size === i ? factors[t % 2] : 0)),
  );
}

/** B [5][1]: the control acts on the first place. */
export const switchingControl: Matrix = [[1], [0], [0], [0], [0]];

/** A world, or a model of it: x' = f(x, u, t). */
export type TimedDynamics = (x: readonly number[], u: readonly number[], t: number) => number[];

/** The physics x' = Aₜ x + B u. */
export function switchingDynamics(factors = switchingFactors): TimedDynamics {
  const matrices = [0, 1].map((t) => switchingMatrix(t, factors));
  return (x, [u], t) =>
    multiplyVector(matrices[t % 2], x).map((value, i) => value + switchingControl[i][0] * u);
}

/**
 * A linear system of five places whose dynamics switch from step to step. Control costs u², and where the state is after the
 * last step costs ‖x_H‖²; nothing else does. It starts near x = (1, 1, 1, 1, 1), and nothing but the start is random.
 * @param dynamics Others instead of the physics: what a model promises.
 */
export function createSwitchingLinear(
  dynamics: TimedDynamics = switchingDynamics(),
): World<TimedVector, readonly number[]> {
  return {
    reset: (rng) => ({ t: 0, x: Array.from({ length: size }, () => rng.normal(1, 0.1)) }),
    step({ t, x }, u) {
      const next = { t: t + 1, x: dynamics(x, u, t) };
      const terminated = next.t >= switchingHorizon;
      const effort = u.reduce((sum, value) => sum + value * value, 0);
      const final = terminated ? next.x.reduce((sum, value) => sum + value * value, 0) : 0;
      return { next, cost: effort + final, terminated };
    },
  };
}
