import { type ArcadeName, arcadeGames, seenArcade } from "lib/envs/arcade/arcade";
import { acrobot, createAcrobot } from "lib/envs/control/acrobot";
import { cartPole, createCartPole } from "lib/envs/control/cartPole";
import { drawAcrobot } from "lib/envs/control/drawAcrobot";
import { drawCar } from "lib/envs/control/drawCar";
import { drawCartPole } from "lib/envs/control/drawCartPole";
import { drawPendulum } from "lib/envs/control/drawPendulum";
import { carActions, carLimits, createMountainCar } from "lib/envs/control/mountainCar";
import { createPendulumSwingUp, pendulumSwingUp } from "lib/envs/control/pendulumSwingUp";
import { type Canvas, palette } from "lib/envs/canvas";
import { environmentOf } from "lib/envs/environmentOf";
import { pixelsOf } from "lib/envs/pixels/pixelsOf";
import { box, discrete, type ElementOf, image, type Space } from "lib/envs/spaces";
import type { World } from "lib/envs/world";
import type { Played } from "./players";
import type { Environment } from "lib/envs/environment";
import { GymnasiumBatch } from "lib/envs/gymnasium/gymnasiumBatch";
import type { Mujoco } from "lib/envs/mujoco/mujoco";
import { type MujocoTaskName, mujocoWorld } from "lib/envs/mujoco/suite";

/** Pixels of a side of pictures. */
export const size = 64;

/** One of our worlds, and what it is called in Python. */
export interface Pair {
  name: string;
  twin: string;
  /** Without pictures, where it can be. */
  plain?: () => Played;
  seen: () => Played;
  /** What pictures it shows; those of 64 × 64 pixels unless given. */
  pictures?: string;
}

function seen<State, A extends Space>(
  world: World<State, ElementOf<A>>,
  draw: (state: State) => Canvas,
  action: A,
): Environment {
  return environmentOf(world, {
    observe: (state) => pixelsOf(draw(state)),
    spaces: { observation: image(size, size), action },
    timeLimit: 1000,
  });
}

const motor = box([-1], [1]);

function car(): World<readonly number[], number> {
  const { reset, step } = createMountainCar();
  return { reset, step: (state, action, rng) => step(state, carActions[action], rng) };
}

/** Those of our own dynamics. */
export const pairs: Pair[] = [
  {
    name: "cart-pole swing-up",
    twin: "dm/cartpole/swingup",
    plain: () => cartPole(),
    seen: () => seen(createCartPole(), (state) => drawCartPole(state, size), motor),
  },
  {
    name: "acrobot swing-up",
    twin: "dm/acrobot/swingup",
    plain: () => acrobot(),
    seen: () => seen(createAcrobot(), (state) => drawAcrobot(state, size), motor),
  },
  {
    name: "pendulum swing-up",
    twin: "dm/pendulum/swingup",
    plain: () => pendulumSwingUp(),
    seen: () => seen(createPendulumSwingUp(), (state) => drawPendulum(state, { size }), motor),
  },
  {
    name: "mountain car",
    twin: "gymnasium/MountainCar-v0",
    plain: () =>
      environmentOf(car(), {
        observe: (state) => [...state],
        spaces: { observation: box(carLimits.low, carLimits.high), action: discrete(3) },
        timeLimit: 200,
      }),
    seen: () =>
      seen(
        car(),
        (state) => drawCar([{ state, color: palette.orange }], { width: size, height: size }),
        discrete(3),
      ),
  },
];

/** The arcade's games. MinAtar's pictures are ten by ten cells, a plane for each kind of thing. */
export const arcadePairs: Pair[] = Object.entries(arcadeGames).map(([name, create]) => ({
  name,
  twin: `minatar/${name}`,
  plain: () => ({ world: create().world as World<unknown, number>, n: create().actions.length }),
  seen: () => seenArcade(name as ArcadeName),
  pictures: "16 × 16 pixels (10 × 10 planes)",
}));

/** Those on MuJoCo. */
export const mujocoPairs = (mujoco: Mujoco): Pair[] =>
  (
    ["hopper-hop", "walker-run", "cheetah-run", "reacher-easy", "quadruped-walk"] satisfies MujocoTaskName[]
  ).map((name) => ({
    name: name.replace("-", " "),
    twin: `dm/${name.replace("-", "/")}`,
    plain: () => mujocoWorld(mujoco, name),
    seen: () => mujocoWorld(mujoco, name, { pixels: size }),
  }));

/** Eight of one game by the bridge, and by a Python that has them for itself; both with the standard preprocessing. */
export const atariPair = (python: string): Pair => ({
  name: "pong, eight at once",
  twin: "atari/ALE/Pong-v5",
  seen: () => new GymnasiumBatch({ python, id: "ALE/Pong-v5", count: 8 }),
});
