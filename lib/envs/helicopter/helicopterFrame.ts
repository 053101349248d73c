import type { HelicopterState } from "./helicopter";
import { rotate, type Vector } from "./helicopterRotation";

/** Points to draw, in m along north, east and down. */
export interface HelicopterFrame {
  nose: Vector;
  /** Where the tail rotor is. */
  tail: Vector;
  /** The ends of the rotor ahead, to the right, behind and to the left. */
  rotor: Vector[]; // [4]
}

/** Where the parts of a helicopter are whose rotor measures 1.6 m. */
export function helicopterFrame({ position, orientation }: HelicopterState): HelicopterFrame {
  const place = (forward: number, right: number, down: number): Vector => {
    const [north, east, below] = rotate(orientation, [forward, right, down]);
    return [position[0] + north, position[1] + east, position[2] + below];
  };
  const rotor = [place(0.8, 0, -0.2), place(0, 0.8, -0.2), place(-0.8, 0, -0.2), place(0, -0.8, -0.2)];
  return { nose: place(0.4, 0, 0), tail: place(-0.9, 0, 0), rotor };
}
