import {
  compose,
  fromRotationVector,
  inverse,
  rotate,
  type Quaternion,
  type Vector,
} from "./helicopterRotation";

/** A helicopter as a rigid body. The world's axes are north, east and DOWN; the body's are forward, right and down. */
export interface HelicopterState {
  /** m, in the world's axes. */
  readonly position: Vector;
  /** m/s, in the world's axes. */
  readonly velocity: Vector;
  /** Turns the body's axes into the world's. */
  readonly orientation: Quaternion;
  /** Rates of roll, pitch and yaw: rad/s about the body's axes. */
  readonly rates: Vector;
}

/** Aileron, elevator, rudder and collective, each in [−1, 1]: what is beyond counts as the bound. */
export type Controls = readonly number[];

/** Near hover, an XCell Tempest of Stanford's: the accelerations per unit of velocity, rate and control that were fitted to
 *  its flights. Published by the Reinforcement Learning Competitions of 2008 and 2009, and in RLPy's HelicopterHover.
 *  @see Abbeel, Ganapathi and Ng 2006, Learning vehicular dynamics, with application to modeling helicopters */
export const tempest = {
  /** 1/s, along the body's axes. */
  drag: [0.18, 0.43, 0.49],
  /** 1/s, of roll, pitch and yaw. */
  damping: [12.78, 10.12, 8.16],
  /** rad/s² per unit of aileron, elevator and rudder. */
  torque: [-33.04, -33.32, 70.54],
  /** m/s² downwards per unit of collective. */
  lift: -42.15,
  /** m/s² to the right: the push of the tail rotor, against which it hovers with a bank of 3°. */
  tailPush: -0.54,
  /** Of gusts: m/s² along the three axes and rad/s² about them, before a filter that leaves a third of them. */
  gust: [0.1941, 0.2975, 0.6058, 0.1508, 0.2492, 0.0734],
} as const;

/** m/s² */
export const gravity = 9.81;
const substeps = 10;

/** Seconds between two controls. */
export const helicopterStep = 0.1;

const clip = (control: number) => Math.min(1, Math.max(-1, control));

/** The state after 0.1 s, in ten steps of Euler's method:
 *
 *   v̇ = R (−drag ∘ Rᵀv + (0, tailPush, lift · collective) + gust) + (0, 0, 9.81),   ω̇ = −damping ∘ ω + torque ∘ controls + gust.
 *
 *  Rates do not couple: a simplification of the published model.
 *  @param gust Six accelerations, held all the while; none unless given. */
export function fly(
  state: HelicopterState,
  controls: Controls,
  gust: readonly number[] = [0, 0, 0, 0, 0, 0],
): HelicopterState {
  const [aileron, elevator, rudder, collective] = controls.map(clip);
  const { drag, damping, torque } = tempest;
  const push: Vector = [gust[0], gust[1] + tempest.tailPush, gust[2] + tempest.lift * collective];
  const turn: Vector = [
    torque[0] * aileron + gust[3],
    torque[1] * elevator + gust[4],
    torque[2] * rudder + gust[5],
  ];
  const dt = helicopterStep / substeps;
  let { position, velocity, orientation, rates } = state;
  for (let i = 0; i < substeps; i++) {
    const wind = rotate(inverse(orientation), velocity);
    const felt = rotate(orientation, decay(push, drag, wind));
    position = advance(position, velocity, dt);
    velocity = advance(velocity, [felt[0], felt[1], felt[2] + gravity], dt);
    orientation = compose(orientation, fromRotationVector([dt * rates[0], dt * rates[1], dt * rates[2]]));
    rates = advance(rates, decay(turn, damping, rates), dt);
  }
  return { position, velocity, orientation, rates };
}

/** a − d ∘ x */
function decay(a: Vector, d: Vector, x: Vector): Vector {
  return [a[0] - d[0] * x[0], a[1] - d[1] * x[1], a[2] - d[2] * x[2]];
}

/** x + dt ẋ */
function advance(x: Vector, change: Vector, dt: number): Vector {
  return [x[0] + dt * change[0], x[1] + dt * change[1], x[2] + dt * change[2]];
}
