import { loadMujoco } from "../envs/mujoco/mujoco";
import { mujocoWorld, type MujocoTaskName } from "../envs/mujoco/suite";
import { type GameKind, gameOfEnvironment, type Key } from "./game";

/** Controls of the motors under each of the four arrows. */
type Arrows = Readonly<Record<"ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown", [string, number[]]>>;

function game(title: string, task: MujocoTaskName, arrows: Arrows): GameKind {
  return gameOfEnvironment({
    title,
    load: async () => mujocoWorld(await loadMujoco(), task),
    size: 256,
    keys: arrows satisfies Record<Key, readonly [string, number[]]>,
    rest: arrows.ArrowLeft[1].map(() => 0),
  });
}

/** The same controls for each of the quadruped's legs, or others for those on its right: yaw, lift, extend. */
const legs = (left: number[], right = left): number[] => [...left, ...right, ...right, ...left];

/** The control suite's bodies on MuJoCo. */
export const mujocoGames: Readonly<Record<string, GameKind>> = {
  hopper: game("Hopper: hop to the right without falling", "hopper-hop", {
    ArrowUp: ["stretch", [0, 1, -1, 1]],
    ArrowDown: ["crouch", [0, -1, 1, -1]],
    ArrowLeft: ["lean back", [-1, 0.5, 0, -0.5]],
    ArrowRight: ["lean forward", [1, -0.5, 0, 0.5]],
  }),
  walker: game("Walker: stand up and walk to the right", "walker-walk", {
    ArrowLeft: ["right leg forward", [1, -0.3, 0, -1, 0.3, 0.3]],
    ArrowRight: ["left leg forward", [-1, 0.3, 0.3, 1, -0.3, 0]],
    ArrowUp: ["stretch", [-0.6, 1, -0.3, -0.6, 1, -0.3]],
    ArrowDown: ["crouch", [0.6, -1, 0.3, 0.6, -1, 0.3]],
  }),
  cheetah: game("Cheetah: run to the right", "cheetah-run", {
    ArrowLeft: ["gather", [-1, -1, -1, 1, 1, 1]],
    ArrowRight: ["leap", [1, 1, 1, -1, -1, -1]],
    ArrowUp: ["hind leg back", [1, 1, 1, 0, 0, 0]],
    ArrowDown: ["fore leg back", [0, 0, 0, 1, 1, 1]],
  }),
  reacher: game("Reacher: hold the fingertip in the target", "reacher-easy", {
    ArrowLeft: ["shoulder to the left", [1, 0]],
    ArrowRight: ["shoulder to the right", [-1, 0]],
    ArrowUp: ["wrist to the left", [0, 1]],
    ArrowDown: ["wrist to the right", [0, -1]],
  }),
  quadruped: game("Quadruped: walk forward", "quadruped-walk", {
    ArrowUp: ["push up", legs([0, -1, 0.8])],
    ArrowDown: ["crouch", legs([0, 1, -0.8])],
    ArrowLeft: ["row", [1, 0, 0, -1, 0, 0, -1, 0, 0, 1, 0, 0]],
    ArrowRight: ["row back", [-1, 1, 0, 1, 1, 0, 1, 1, 0, -1, 1, 0]],
  }),
};
