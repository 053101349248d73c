import { leastSquares } from "../core/leastSquares";

/** What a pendulum's motion is made of: ω' = ω + dt (gravity · sin θ − friction · ω + gain · u). */
export interface Physics {
  /** 1/s² */
  gravity: number;
  /** 1/s */
  friction: number;
  /** 1/s² for a torque of 1 */
  gain: number;
}

/** A step of a pendulum, [θ, ω] and [u]. */
export interface PendulumStep {
  state: readonly number[];
  action: readonly number[];
  next: readonly number[];
}

/** The three numbers with the least squared error of ω'. @param dt seconds of a step @see Exercise 03.2 */
export function fitPhysics(data: readonly PendulumStep[], dt: number): Physics {
  // BEGIN SOLUTION 03.2
  const [[gravity, friction, gain]] = leastSquares(
    data.map(({ state: [theta, omega], action: [u] }) => [Math.sin(theta), -omega, u]),
    data.map(({ state, next }) => [(next[1] - state[1]) / dt]),
  );
  return { gravity, friction, gain };
  // END SOLUTION
}
