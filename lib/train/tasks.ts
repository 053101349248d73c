import type { DreamerConfig } from "../agents/dreamer/config";
import { blobTiny, cartPoleTiny, controlSmall, pendulumTiny } from "../agents/dreamerV1/motorPresets";
import { catchTiny, dreamerV1Paper } from "../agents/dreamerV1/presets";
import { arcadeTiny, freewayTiny, withNormals } from "../agents/dreamerV2/arcadePresets";
import { catchTiny as catchTinyV2 } from "../agents/dreamerV2/presets";
import { type ArcadeName, arcadeGames, seenArcade } from "../envs/arcade/arcade";
import type { Canvas } from "../envs/canvas";
import { acrobotHorizon, createAcrobot } from "../envs/control/acrobot";
import { cartPoleHorizon, type CartPoleTask, createCartPole } from "../envs/control/cartPole";
import { drawAcrobot } from "../envs/control/drawAcrobot";
import { drawCartPole } from "../envs/control/drawCartPole";
import { drawPendulum } from "../envs/control/drawPendulum";
import { createPendulumSwingUp, denseSwingUpHorizon, swingUpHorizon } from "../envs/control/pendulumSwingUp";
import type { Environment } from "../envs/environment";
import { environmentOf } from "../envs/environmentOf";
import { seenCatch } from "../envs/grids/catch";
import { loadMujoco } from "../envs/mujoco/mujoco";
import { type MujocoTaskName, mujocoTasks, mujocoWorld } from "../envs/mujoco/suite";
import { blobReach } from "../envs/pixels/blobReach";
import { pixelsOf } from "../envs/pixels/pixelsOf";
import { box, image } from "../envs/spaces";
import type { World } from "../envs/world";
import { actionRepeat } from "../envs/wrappers/actionRepeat";
import { dreamerV1Preset, dreamerV2Preset, type Presets } from "./agents";

/** What an agent can be trained on. */
export interface Task {
  readonly title: string;
  /** As many worlds of images as a preset plays at a time. They may have something to load. */
  readonly environments: (config: DreamerConfig) => Promise<readonly Environment[]>;
  readonly presets: Presets;
  /** Environment steps, unless others are asked for. */
  readonly envSteps: number;
  /** Episodes of each world in an evaluation (1). */
  readonly evaluated?: number;
  /** The mean return of the last hundred episodes at which it counts as solved, and the training ends. */
  readonly solvedAt?: number;
}

/** Worlds that are made one by one. */
const each =
  (make: (config: DreamerConfig) => Environment | Promise<Environment>): Task["environments"] =>
  (config) =>
    Promise.all(Array.from({ length: config.schedule.environments }, () => make(config)));

const controlPresets: Presets = {
  dreamerV1: { small: dreamerV1Preset(controlSmall), paper: dreamerV1Preset(dreamerV1Paper) },
};

/** A task of a motor, one number. */
function motorTask<State>(
  title: string,
  world: World<State, readonly number[]>,
  draw: (state: State, size: number) => Canvas,
  horizon: number,
  presets = controlPresets,
): Task {
  const environments = each(({ world: { imageSize }, schedule }) => {
    const seen = environmentOf(world, {
      observe: (state) => pixelsOf(draw(state, imageSize)),
      spaces: { observation: image(imageSize, imageSize), action: box([-1], [1]) },
      timeLimit: horizon,
    });
    return actionRepeat(seen, schedule.actionRepeat);
  });
  return { title, environments, presets, envSteps: 250_000 };
}

/** A task of the cart-pole. Its `tiny` setting is for those that begin with the pole hanging. */
const cartPoleTask = (title: string, task: CartPoleTask): Task => ({
  ...motorTask(title, createCartPole(task), drawCartPole, cartPoleHorizon, {
    dreamerV1: { tiny: dreamerV1Preset(cartPoleTiny), ...controlPresets.dreamerV1 },
  }),
  envSteps: 72_000,
  evaluated: 2,
});

/** A task of the control suite that runs on MuJoCo. */
function mujocoTask(name: MujocoTaskName): Task {
  const environments = each(async ({ world: { imageSize }, schedule }) =>
    actionRepeat(mujocoWorld(await loadMujoco(), name, { pixels: imageSize }), schedule.actionRepeat),
  );
  return {
    title: `${name}, DeepMind Control Suite`,
    environments,
    presets: controlPresets,
    envSteps: 500_000,
  };
}

/** A game of the arcade. A preset needs choices, one channel or three, and images of at least 10 pixels (16: one a cell). */
function arcadeTask(name: ArcadeName): Task {
  const [tiny, envSteps] = name === "freeway" ? [freewayTiny, 200_000] : [arcadeTiny, 400_000];
  const environments = each(({ world: { imageSize, channels }, schedule }) =>
    actionRepeat(
      seenArcade(name, { pixels: imageSize, channels: channels === 3 ? 3 : 1 }),
      schedule.actionRepeat,
    ),
  );
  return {
    title: `${name}, on 10 × 10 cells`,
    environments,
    presets: {
      dreamerV2: { tiny: dreamerV2Preset(tiny), gaussian: dreamerV2Preset(withNormals(tiny)) },
    },
    envSteps,
    evaluated: 7,
  };
}

/** All tasks, by the name of the command. */
export const tasks: Readonly<Record<string, Task>> = {
  catch: {
    title: "Catch: be below the ball when it lands",
    environments: each(() => seenCatch()),
    presets: {
      dreamerV1: { tiny: dreamerV1Preset(catchTiny) },
      dreamerV2: { tiny: dreamerV2Preset(catchTinyV2) },
    },
    envSteps: 60_000,
    evaluated: 7,
    solvedAt: 0.9,
  },
  "blob-reach": {
    title: "Blob: push it to the middle and keep it there",
    environments: each(() => blobReach()),
    presets: { dreamerV1: { tiny: dreamerV1Preset(blobTiny) } },
    envSteps: 16_000,
    evaluated: 13,
  },
  "pendulum-swing-up": motorTask(
    "Pendulum: the motor is too weak, so swing",
    createPendulumSwingUp(),
    (state, size) => drawPendulum(state, { size }),
    swingUpHorizon,
  ),
  "pendulum-swing-up-dense": {
    ...motorTask(
      "Pendulum: swing up, paid by height",
      createPendulumSwingUp("dense"),
      (state, size) => drawPendulum(state, { size }),
      denseSwingUpHorizon,
      { dreamerV1: { tiny: dreamerV1Preset(pendulumTiny) } },
    ),
    envSteps: 32_000,
    evaluated: 8,
  },
  "cart-pole-balance": cartPoleTask("Cart-pole: keep the pole upright", "balance"),
  "cart-pole-swing-up": cartPoleTask("Cart-pole: swing the pole up", "swingUp"),
  "cart-pole-swing-up-sparse": cartPoleTask("Cart-pole: the same, paid only upright", "swingUpSparse"),
  "acrobot-swing-up": motorTask("Acrobot: lift the tip", createAcrobot(), drawAcrobot, acrobotHorizon),
  ...Object.fromEntries(
    Object.keys(arcadeGames).map((name) => [name, arcadeTask(name as ArcadeName)] as const),
  ),
  ...Object.fromEntries(
    Object.keys(mujocoTasks).map((name) => [name, mujocoTask(name as MujocoTaskName)] as const),
  ),
};
