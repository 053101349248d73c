import type { Rng } from "../../../core/rng";
import type { Physics } from "../physics";

const hingeJoint = 3; // mjJNT_HINGE

/** Draws the angle of each joint, evenly within its limits; those of hinges without limits too if `turning` says so. */
export function randomJoints({ model, data }: Physics, rng: Rng, turning = true): void {
  const { jnt_type: types, jnt_range: ranges, jnt_qposadr: places } = model;
  types.forEach((type, joint) => {
    let [low, high] = [ranges[2 * joint], ranges[2 * joint + 1]];
    if (low === high) {
      if (type !== hingeJoint || !turning) return;
      [low, high] = [-Math.PI, Math.PI];
    }
    data.qpos[places[joint]] = low + (high - low) * rng.uniform();
  });
}
