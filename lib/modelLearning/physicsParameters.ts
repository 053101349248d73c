import type { Transition } from "../envs/world";
import { countData, type ModelClass } from "./modelClass";
import { rememberRegression } from "./ridgeRegression";
import {
  meanPredictionError,
  ridgeStrength,
  type Dynamics,
  type Vector,
  type VectorClassOptions,
} from "./vectorDynamics";

/** A pendulum, x = [θ, ω], in three numbers: ω' = ω + dt (gravity · sin θ − friction · ω + gain · u), θ' = θ + dt ω'. */
export interface PhysicsParameters {
  /** Gravity over length, in 1/s². */
  gravity: number;
  /** In 1/s. */
  friction: number;
  /** What a torque of 1 does, in 1/s². */
  gain: number;
}

/** What the class of physical parameters has to know. */
export interface PhysicsClassOptions extends VectorClassOptions {
  /** The length of a step, in s. */
  dt: number;
}

/** The prediction of a pendulum with these parameters. */
export function physicsDynamics({ gravity, friction, gain }: PhysicsParameters, dt: number): Dynamics {
  return ([theta, omega], [u]) => {
    const nextOmega = omega + dt * (gravity * Math.sin(theta) - friction * omega + gain * u);
    return [theta + dt * nextOmega, nextOmega];
  };
}

/**
 * The class of pendulums: three parameters p, with the penalty λ ‖dt p − dt p₀‖². The pendulum itself is in it.
 *
 * Both errors of a prediction are linear in the parameters p: e_ω = Δω − φ·p with φ = dt (sin θ, −ω, u), and
 * e_θ = Δθ − dt ω − dt φ·p. So e_ω² + e_θ² is, up to what does not depend on p, (y − s φ·p)² with s = √(1 + dt²) and
 * y = (Δω + dt (Δθ − dt ω)) / s: one ridge regression.
 */
export function createPhysicsParameters({
  dt,
  worldOf,
  lambda = ridgeStrength,
}: PhysicsClassOptions): ModelClass<PhysicsParameters, Vector, Vector> {
  const s = Math.sqrt(1 + dt * dt);
  const regression = rememberRegression<Transition<Vector, Vector>>(
    3,
    1,
    ({ state, action, next }, phi, y) => {
      const [theta, omega] = state;
      phi[0] = s * dt * Math.sin(theta);
      phi[1] = -s * dt * omega;
      phi[2] = s * dt * action[0];
      y[0] = (next[1] - omega + dt * (next[0] - theta - dt * omega)) / s;
    },
  );
  return {
    fit(batches, { gravity, friction, gain }) {
      const strength = dt * dt * lambda(Math.max(1, countData(batches)));
      const [fitted] = regression.fit(batches, strength, [[gravity, friction, gain]]);
      return { gravity: fitted[0], friction: fitted[1], gain: fitted[2] };
    },
    loss: (model, data) => meanPredictionError(physicsDynamics(model, dt), data),
    asWorld: (model) => worldOf(physicsDynamics(model, dt)),
  };
}
