import { solveLinear } from "../../core/linearSolve";
import { gravity, tempest } from "./helicopter";
import { differences } from "./helicopterLinear";
import { aboutVertical, compose, fromRotationVector } from "./helicopterRotation";
import { flyDeviation, type HelicopterTarget } from "./helicopterTarget";

/** The nose-in funnel: round and round at a constant distance from the axis, with the nose towards it. The velocity, roll, pitch,
 *  rates and controls that keep it there are found by Newton's method, to 1e-12.
 *  @param radius m. @param turnRate rad/s. Both 0 make hover, with the nose to the south.
 *  @throws RangeError if no controls from −1 to 1 do it. */
export function noseInFunnel(radius: number, turnRate: number): HelicopterTarget {
  const onTarget = new Array<number>(12).fill(0);
  const drift = (x: readonly number[]) => flyDeviation(targetOf(radius, turnRate, x), onTarget, [0, 0, 0, 0]);
  let x = [0, radius * turnRate, 0, 0, 0, 0, 0, turnRate, 0, 0, 0, gravity / -tempest.lift];
  for (let iteration = 0; iteration < 30; iteration++) {
    const misses = drift(x);
    if (misses.every((miss) => Math.abs(miss) < 1e-12)) return targetOf(radius, turnRate, x);
    if (!misses.every(Number.isFinite) || x.slice(8).some((control) => Math.abs(control) > 1)) break;
    const correction = solveLinear(differences(drift, x), misses);
    x = x.map((entry, i) => entry - correction[i]);
  }
  throw new RangeError(`noseInFunnel: nothing keeps it at radius ${radius} with turnRate ${turnRate}`);
}

/** The target of twelve unknowns: velocity, roll and pitch, rates, controls. */
function targetOf(radius: number, turnRate: number, x: readonly number[]): HelicopterTarget {
  const bank = compose(fromRotationVector([0, x[4], 0]), fromRotationVector([x[3], 0, 0]));
  return {
    turnRate,
    start: {
      position: [radius, 0, 0],
      velocity: [x[0], x[1], x[2]],
      orientation: compose(aboutVertical(Math.PI), bank),
      rates: [x[5], x[6], x[7]],
    },
    trim: x.slice(8),
  };
}
