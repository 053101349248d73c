import type { Box, Image } from "../spaces";
import type { Mujoco } from "./mujoco";
import { mujocoEnvironment, type MujocoEnvironment, type MujocoTask, type Seen } from "./mujocoEnvironment";
import { cheetahTask } from "./tasks/cheetah";
import { hopperTask } from "./tasks/hopper";
import { quadrupedTask } from "./tasks/quadruped";
import { reacherTask } from "./tasks/reacher";
import { walkerTask } from "./tasks/walker";

/** The tasks of the control suite that run on MuJoCo, by the suite's names. */
export const mujocoTasks = {
  "hopper-hop": hopperTask,
  "walker-stand": walkerTask("stand"),
  "walker-walk": walkerTask("walk"),
  "walker-run": walkerTask("run"),
  "cheetah-run": cheetahTask,
  "reacher-easy": reacherTask("easy"),
  "reacher-hard": reacherTask("hard"),
  "quadruped-walk": quadrupedTask("walk"),
  "quadruped-run": quadrupedTask("run"),
} as const satisfies Record<string, MujocoTask>;

export type MujocoTaskName = keyof typeof mujocoTasks;

/** A task's environment, by name: `mujocoWorld(await loadMujoco(), "walker-run", { pixels: 64 })`. */
export function mujocoWorld(mujoco: Mujoco, name: MujocoTaskName): MujocoEnvironment<Box>;
export function mujocoWorld(mujoco: Mujoco, name: MujocoTaskName, seen: Seen): MujocoEnvironment<Image>;
export function mujocoWorld(
  mujoco: Mujoco,
  name: MujocoTaskName,
  seen?: Seen,
): MujocoEnvironment<Box> | MujocoEnvironment<Image> {
  return mujocoEnvironment(mujoco, mujocoTasks[name], seen);
}
