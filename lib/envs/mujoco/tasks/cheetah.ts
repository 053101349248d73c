import { tolerance } from "../../control/tolerance";
import type { MujocoTask } from "../mujocoEnvironment";
import { cheetahModel } from "../models/cheetah";
import { randomJoints } from "./randomJoints";

const speed = 10; // m/s
const settling = 200; // steps before an episode

/** Run forward. Actions are six torques. Observed are 8 positions (not how far it is) and 9 velocities.
 *  @see Tassa et al. 2018, DeepMind Control Suite, whose cheetah it follows */
export const cheetahTask: MujocoTask = {
  ...{ xml: cheetahModel, observed: 17, substeps: 1, camera: "side" },
  rules(physics) {
    const { data } = physics;
    return {
      begin(rng) {
        randomJoints(physics, rng, false);
        physics.step(settling);
      },
      observe: () => [...data.qpos.subarray(1), ...data.qvel],
      reward: () =>
        tolerance(data.sensordata[0], [speed, Infinity], {
          margin: speed,
          valueAtMargin: 0,
          shape: "linear",
        }),
    };
  },
};
