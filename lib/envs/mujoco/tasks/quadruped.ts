import type { Rng } from "../../../core/rng";
import { tolerance } from "../../control/tolerance";
import type { MujocoTask } from "../mujocoEnvironment";
import { quadrupedModel } from "../models/quadruped";
import type { Physics } from "../physics";

const speeds = { walk: 0.5, run: 5 } as const; // m/s
const seconds = 20;

/** Anywhere in the rotation group, a little above the ground or just off it. */
function drop(physics: Physics, rng: Rng): void {
  const quaternion = Array.from({ length: 4 }, () => rng.normal());
  const norm = Math.hypot(...quaternion);
  physics.data.qpos.set(
    quaternion.map((x) => x / norm),
    3,
  );
  let height = 0;
  do {
    physics.data.qpos.set([0, 0, height]);
    height += 0.01;
  } while (physics.contacts() > 0);
}

/** Move forward without falling over. Actions are twelve servos' targets. Observed are 16 angles and their velocities, 12 servos' states,
 *  the torso's own velocity and uprightness, its acceleration and turning, and forces and torques at four toes.
 *  @see Tassa et al. 2018, DeepMind Control Suite, whose quadruped it follows */
export function quadrupedTask(task: keyof typeof speeds): MujocoTask {
  const speed = speeds[task];
  return {
    ...{ xml: quadrupedModel(seconds * speed), observed: 78, substeps: 4, camera: "side" },
    rules(physics) {
      const { data } = physics;
      const torso = physics.id("BODY", "torso");
      const upright = () => data.xmat[9 * torso + 8];
      return {
        begin: (rng) => drop(physics, rng),
        observe() {
          const [accelerations, forces] = [data.sensordata.subarray(0, 9), data.sensordata.subarray(9)];
          return [
            ...data.qpos.subarray(7),
            ...data.qvel.subarray(6),
            ...data.act,
            ...accelerations.subarray(6),
            upright(),
            ...accelerations.subarray(0, 6),
            ...Array.from(forces, Math.asinh),
          ];
        },
        reward() {
          const fall = { shape: "linear", margin: speed, valueAtMargin: 0.5 } as const;
          const moves = tolerance(data.sensordata[6], [speed, Infinity], fall);
          const stands = tolerance(upright(), [1, Infinity], {
            shape: "linear",
            margin: 2,
            valueAtMargin: 0,
          });
          return stands * moves;
        },
      };
    },
  };
}
