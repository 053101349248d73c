import { tolerance } from "../../control/tolerance";
import type { MujocoTask } from "../mujocoEnvironment";
import { hopperModel } from "../models/hopper";
import { randomJoints } from "./randomJoints";

const tall = 0.6; // m, of the torso above the foot
const speed = 2; // m/s

/** Hop forward without falling. Actions are four torques. Observed are 6 positions (not how far it is), 7 velocities, and how hard toe
 *  and heel are pressed.
 *  @see Tassa et al. 2018, DeepMind Control Suite, whose hopper it follows */
export const hopperTask: MujocoTask = {
  ...{ xml: hopperModel, observed: 15, substeps: 4, camera: "side" },
  rules(physics) {
    const { data } = physics;
    const [torso, foot] = ["torso", "foot"].map((name) => physics.id("BODY", name));
    return {
      begin: (rng) => randomJoints(physics, rng),
      observe: () => [
        ...data.qpos.subarray(1),
        ...data.qvel,
        ...Array.from(data.sensordata.subarray(3), (force) => Math.log1p(force)),
      ],
      reward() {
        const { xipos } = data;
        const standing = tolerance(xipos[3 * torso + 2] - xipos[3 * foot + 2], [tall, 2]);
        const fall = { margin: speed / 2, valueAtMargin: 0.5, shape: "linear" } as const;
        return standing * tolerance(data.sensordata[0], [speed, Infinity], fall);
      },
    };
  },
};
