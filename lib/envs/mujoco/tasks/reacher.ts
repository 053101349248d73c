import { tolerance } from "../../control/tolerance";
import type { MujocoTask } from "../mujocoEnvironment";
import { reacherModel } from "../models/reacher";
import { randomJoints } from "./randomJoints";

const radii = { easy: 0.05, hard: 0.015 } as const; // of the target, in m
const finger = 0.01;

/** Hold the fingertip in the target. Actions are two torques. Observed are 2 angles, the way from the finger to the target, and 2
 *  velocities.
 *  @see Tassa et al. 2018, DeepMind Control Suite, whose reacher it follows */
export function reacherTask(task: keyof typeof radii): MujocoTask {
  return {
    ...{ xml: reacherModel(radii[task]), observed: 6, substeps: 1, camera: "above" },
    rules(physics) {
      const { data } = physics;
      const [from, to] = ["finger", "target"].map((name) => 3 * physics.id("GEOM", name));
      const way = () => {
        const { geom_xpos: at } = data;
        return [at[to] - at[from], at[to + 1] - at[from + 1]] as const;
      };
      return {
        begin(rng) {
          randomJoints(physics, rng);
          const angle = 2 * Math.PI * rng.uniform();
          const radius = 0.05 + 0.15 * rng.uniform();
          data.mocap_pos.set([radius * Math.sin(angle), radius * Math.cos(angle)]);
        },
        observe: () => [...data.qpos, ...way(), ...data.qvel],
        reward: () => tolerance(Math.hypot(...way()), [0, radii[task] + finger]),
      };
    },
  };
}
