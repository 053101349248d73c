import { acrobot } from "lib/envs/control/acrobot";
import { cartPole } from "lib/envs/control/cartPole";
import { pendulumSwingUp } from "lib/envs/control/pendulumSwingUp";
import { carActions, carLimits, createMountainCar } from "lib/envs/control/mountainCar";
import { drawCar } from "lib/envs/control/drawCar";
import { drawPendulum } from "lib/envs/control/drawPendulum";
import { createPendulum } from "lib/envs/control/pendulum";
import { createSwitchingLinear } from "lib/envs/control/switchingLinear";
import { seenArcade } from "lib/envs/arcade/arcade";
import type { Environment } from "lib/envs/environment";
import { environmentOf } from "lib/envs/environmentOf";
import { createCatch, drawCatch } from "lib/envs/grids/catch";
import { createDoorAndBridge } from "lib/envs/grids/doorAndBridge";
import { drawGrid } from "lib/envs/grids/drawGrid";
import type { GridMap } from "lib/envs/grids/gridMap";
import { createEvenIce, createIce } from "lib/envs/grids/ice";
import { noseInFunnel } from "lib/envs/helicopter/helicopterFunnel";
import { createHelicopterWorld, type HelicopterWorldConfig } from "lib/envs/helicopter/helicopterWorld";
import { palette } from "lib/envs/canvas";
import { blobPixels, createBlob } from "lib/envs/pixels/blob";
import { seenFork } from "lib/envs/pixels/fork";
import { createTamago, drawTamago } from "lib/envs/pixels/tamago";
import { pixelsOf } from "lib/envs/pixels/pixelsOf";
import { anywhere, box, discrete, type Image, image, multiDiscrete } from "lib/envs/spaces";
import type { World } from "lib/envs/world";
import { actionRepeat } from "lib/envs/wrappers/actionRepeat";
import { frameStack } from "lib/envs/wrappers/frameStack";
import { stickyActions } from "lib/envs/wrappers/stickyActions";
import { timeLimit } from "lib/envs/wrappers/timeLimit";

const torque = box([-12], [12]);
const copy = (x: readonly number[]) => [...x];

function grid(world: World<number, number>, { width, height }: GridMap): Environment {
  const spaces = { observation: discrete(width * height), action: discrete(4) };
  return environmentOf(world, { observe: (cell) => cell, spaces, timeLimit: 40 });
}

function gridPosition(world: World<number, number>, { width, height }: GridMap): Environment {
  const spaces = { observation: multiDiscrete([height, width]), action: discrete(4) };
  const observe = (cell: number) => [Math.floor(cell / width), cell % width];
  return environmentOf(world, { observe, spaces, timeLimit: 40 });
}

function gridPicture(world: World<number, number>, map: GridMap): Environment<Image> {
  const spaces = { observation: image(4 * map.height, 4 * map.width), action: discrete(4) };
  const observe = (cell: number) => pixelsOf(drawGrid(map, { real: [cell], cellSize: 4 }));
  return environmentOf(world, { observe, spaces, timeLimit: 8 });
}

/** The car with its pushes numbered. */
function car(): World<readonly number[], number> {
  const { reset, step } = createMountainCar();
  return { reset, step: (state, action, rng) => step(state, carActions[action], rng) };
}

function helicopter(
  radius: number,
  turnRate: number,
  config: Partial<HelicopterWorldConfig> = {},
): Environment {
  const world = createHelicopterWorld(noseInFunnel(radius, turnRate), config);
  const spaces = { observation: anywhere(12), action: box([-1, -1, -1, -1], [1, 1, 1, 1]) };
  return environmentOf(world, { observe: copy, spaces, timeLimit: 50 });
}

const door = createDoorAndBridge();
const mirrored = createDoorAndBridge({ toDoor: 2, mirrored: true });
const ice = createIce();

const doorPicture = () => gridPicture(door.world, door.map);

/** Each of today's worlds as an environment, some of them seen as pictures (small and few, because drawing takes longest); all
 *  episodes end. */
export const environments: { name: string; create: () => Environment }[] = [
  { name: "Door & Bridge", create: () => grid(door.world, door.map) },
  {
    name: "Door & Bridge, mirrored, by row and column",
    create: () => gridPosition(mirrored.world, mirrored.map),
  },
  { name: "Door & Bridge, seen", create: () => gridPicture(door.world, door.map) },
  { name: "Ice", create: () => grid(ice, ice.map) },
  { name: "evenly slippery Ice, seen", create: () => gridPicture(createEvenIce(ice, 0.2), ice.map) },
  {
    name: "pendulum",
    create: () =>
      environmentOf(createPendulum(), {
        observe: copy,
        spaces: { observation: anywhere(2), action: torque },
      }),
  },
  {
    name: "pendulum that lies, for being upright",
    create: () =>
      environmentOf(createPendulum({ afterFall: "lie" }), {
        observe: ([theta]) => [Math.cos(theta), Math.sin(theta)],
        reward: ({ next }) => Math.cos(next[0]),
        spaces: { observation: box([-1, -1], [1, 1]), action: torque },
        timeLimit: 30,
      }),
  },
  {
    name: "pendulum, seen",
    create: () =>
      environmentOf(createPendulum(), {
        observe: (state) => pixelsOf(drawPendulum(state, { size: 24 })),
        spaces: { observation: image(24, 24), action: torque },
        timeLimit: 8,
      }),
  },
  { name: "helicopter, hover", create: () => helicopter(0, 0) },
  { name: "helicopter, funnel", create: () => helicopter(5, 1, { afterCrash: "lie" }) },
  {
    name: "Mountain car",
    create: () => {
      const spaces = { observation: box(carLimits.low, carLimits.high), action: discrete(3) };
      return environmentOf(car(), { observe: copy, spaces, timeLimit: 60 });
    },
  },
  {
    name: "Mountain car, seen",
    create: () =>
      environmentOf(car(), {
        observe: (state) => pixelsOf(drawCar([{ state, color: palette.orange }], { width: 24, height: 24 })),
        spaces: { observation: image(24, 24), action: discrete(3) },
        timeLimit: 8,
      }),
  },
  {
    name: "switching linear system",
    create: () => {
      const spaces = { observation: anywhere(5), action: anywhere(1) };
      return environmentOf(createSwitchingLinear(), { observe: ({ x }) => [...x], spaces });
    },
  },
  { name: "cart-pole, to be swung up", create: () => timeLimit(cartPole(), 15) },
  { name: "acrobot", create: () => timeLimit(acrobot(), 15) },
  { name: "pendulum with a weak motor", create: () => timeLimit(pendulumSwingUp(), 15) },
  { name: "cart-pole, each action twice", create: () => timeLimit(actionRepeat(cartPole(), 2), 20) },
  { name: "acrobot with sticky actions", create: () => stickyActions(timeLimit(acrobot(), 15)) },
  {
    name: "pendulum with a weak motor, three together",
    create: () => timeLimit(frameStack(pendulumSwingUp(), 3), 20),
  },
  { name: "Door & Bridge, seen, two together", create: () => frameStack(doorPicture(), 2) },
  {
    name: "Door & Bridge, seen, with all wrappers",
    create: () => stickyActions(actionRepeat(frameStack(doorPicture(), 2), 3), 0.5),
  },
  {
    name: "Catch, seen",
    create: () => {
      const spaces = { observation: image(16, 16), action: discrete(3) };
      return environmentOf(createCatch(), { observe: (state) => pixelsOf(drawCatch(state)), spaces });
    },
  },
  { name: "fork, seen", create: seenFork },
  {
    name: "blob, seen",
    create: () => {
      const spaces = { observation: image(12, 12, 1), action: box([-1, -1], [1, 1]) };
      return environmentOf(createBlob(), { observe: blobPixels, spaces, timeLimit: 15 });
    },
  },
  {
    name: "tamago, seen",
    create: () => {
      const spaces = { observation: image(16, 16), action: discrete(2) };
      const observe = (state: readonly number[]) => pixelsOf(drawTamago(state));
      return environmentOf(createTamago(), { observe, spaces, timeLimit: 15 });
    },
  },
  { name: "breakout, seen", create: () => seenArcade("breakout", { horizon: 30 }) },
  { name: "freeway, seen in colour", create: () => seenArcade("freeway", { channels: 3, horizon: 30 }) },
  { name: "space invaders, seen", create: () => seenArcade("space-invaders", { horizon: 60 }) },
  { name: "seaquest, seen", create: () => seenArcade("seaquest", { horizon: 60 }) },
  { name: "asterix, seen", create: () => seenArcade("asterix", { horizon: 60 }) },
];
