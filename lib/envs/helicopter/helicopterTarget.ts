import { fly, helicopterStep, type Controls, type HelicopterState } from "./helicopter";
import {
  aboutVertical,
  compose,
  fromRotationVector,
  inverse,
  rotate,
  toRotationVector,
  type Vector,
} from "./helicopterRotation";

/** A flight that looks the same at every moment, seen from an axis that turns with it: a circle about the axis, or hover.
 *  After the time t it is at `start` turned by turnRate · t about the axis, and the same controls keep it there. */
export interface HelicopterTarget {
  /** rad/s about the vertical axis; clockwise seen from above. */
  readonly turnRate: number;
  /** Where and how it flies at the time 0. */
  readonly start: HelicopterState;
  /** The controls that keep it there. */
  readonly trim: Controls;
}

/** How far a flight is off its target, 12 numbers: metres, metres per second, radians (a rotation vector) and radians per
 *  second; the first six along axes that turn with the target, the last six along the body's. */
export type Deviation = readonly number[];

/** The state that deviates so from the target after `time` seconds. */
export function deviate(target: HelicopterTarget, deviation: Deviation, time = 0): HelicopterState {
  const turn = aboutVertical(target.turnRate * time);
  const { position, velocity, orientation, rates } = target.start;
  const part = (x: Vector, i: number): Vector => [
    x[0] + deviation[i],
    x[1] + deviation[i + 1],
    x[2] + deviation[i + 2],
  ];
  const tilt = fromRotationVector([deviation[6], deviation[7], deviation[8]]);
  return {
    position: rotate(turn, part(position, 0)),
    velocity: rotate(turn, part(velocity, 3)),
    orientation: compose(compose(turn, orientation), tilt),
    rates: part(rates, 9),
  };
}

/** By how much the state deviates from the target after `time` seconds: the inverse of `deviate`. */
export function deviationFrom(target: HelicopterTarget, state: HelicopterState, time = 0): number[] {
  const back = aboutVertical(-target.turnRate * time);
  const { position, velocity, orientation, rates } = target.start;
  const wanted = compose(inverse(back), orientation);
  return [
    ...minus(rotate(back, state.position), position),
    ...minus(rotate(back, state.velocity), velocity),
    ...toRotationVector(compose(inverse(wanted), state.orientation)),
    ...minus(state.rates, rates),
  ];
}

/** One step of the deviation. It is the same at every time, because nothing in the dynamics tells north from east. */
export function flyDeviation(
  target: HelicopterTarget,
  deviation: Deviation,
  action: readonly number[],
  gust?: readonly number[],
): number[] {
  const controls = target.trim.map((control, i) => control + action[i]);
  return deviationFrom(target, fly(deviate(target, deviation), controls, gust), helicopterStep);
}

function minus(x: Vector, y: Vector): Vector {
  return [x[0] - y[0], x[1] - y[1], x[2] - y[2]];
}
