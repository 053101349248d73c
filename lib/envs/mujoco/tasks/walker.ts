import { tolerance } from "../../control/tolerance";
import type { MujocoTask } from "../mujocoEnvironment";
import { walkerModel } from "../models/walker";
import { randomJoints } from "./randomJoints";

/** Speeds that are asked for, in m/s. */
const speeds = { stand: 0, walk: 1, run: 8 } as const;

const tall = 1.2; // m

/** Hold the torso high and upright, and move on with it. Actions are six torques. Observed are 7 bodies' orientations (x of two axes),
 *  the torso's height, and 9 velocities.
 *  @see Tassa et al. 2018, DeepMind Control Suite, whose walker it follows */
export function walkerTask(task: keyof typeof speeds): MujocoTask {
  const speed = speeds[task];
  return {
    ...{ xml: walkerModel, observed: 24, substeps: 10, camera: "side" },
    rules(physics) {
      const { data } = physics;
      const torso = physics.id("BODY", "torso");
      const height = () => data.xpos[3 * torso + 2];
      return {
        begin: (rng) => randomJoints(physics, rng),
        observe() {
          const { xmat } = data;
          const seen: number[] = [];
          for (let at = 9; at < xmat.length; at += 9) seen.push(xmat[at], xmat[at + 2]);
          return [...seen, height(), ...data.qvel];
        },
        reward() {
          const standing = tolerance(height(), [tall, Infinity], { margin: tall / 2 });
          const upright = (1 + data.xmat[9 * torso + 8]) / 2;
          const stands = (3 * standing + upright) / 4;
          if (speed === 0) return stands;
          const fall = { margin: speed / 2, valueAtMargin: 0.5, shape: "linear" } as const;
          return (stands * (5 * tolerance(data.sensordata[0], [speed, Infinity], fall) + 1)) / 6;
        },
      };
    },
  };
}
