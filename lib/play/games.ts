import { createAcrobot, acrobotHorizon } from "../envs/control/acrobot";
import { cartPoleHorizon, createCartPole } from "../envs/control/cartPole";
import { drawAcrobot } from "../envs/control/drawAcrobot";
import { drawCar } from "../envs/control/drawCar";
import { drawCartPole } from "../envs/control/drawCartPole";
import { drawPendulum } from "../envs/control/drawPendulum";
import { carHorizon, createMountainCar } from "../envs/control/mountainCar";
import { createPendulumSwingUp, swingUpHorizon } from "../envs/control/pendulumSwingUp";
import { Canvas, palette } from "../envs/canvas";
import { catchSize, createCatch, drawCatch } from "../envs/grids/catch";
import { createKeyDoor, drawKeyDoor, keyDoorSize, type KeyDoorState } from "../envs/grids/keyDoor";
import { blobSize, createBlob, renderBlob } from "../envs/pixels/blob";
import { createTamago, drawTamago } from "../envs/pixels/tamago";
import { arcadeGames } from "./arcadeGames";
import { type GameKind, gameOf } from "./game";
import { mujocoGames } from "./mujocoGames";

const size = 256;

/** Keys for a motor that turns or pushes to either side. */
const push = {
  ArrowLeft: ["to the left", [-1]],
  ArrowRight: ["to the right", [1]],
} as const;

const motor = { keys: push, rest: [0], sample: (rng: { uniform(): number }) => [2 * rng.uniform() - 1] };

const arrows = {
  ArrowUp: ["up", 0],
  ArrowDown: ["down", 1],
  ArrowLeft: ["left", 2],
  ArrowRight: ["right", 3],
} as const;

const keyDoor = createKeyDoor();

/** What a player does who holds no key: nothing, which agents cannot. */
const stay = (next: KeyDoorState) => ({ next, cost: 0, terminated: false });

/** A blob in grey, each of its pixels as a square. */
function drawBlob(state: readonly number[]): Canvas {
  const cell = Math.floor(size / blobSize);
  const canvas = new Canvas(blobSize * cell, blobSize * cell);
  renderBlob(state).forEach((value, i) => {
    const grey = Math.round(255 * value);
    canvas.rectangle((i % blobSize) * cell, Math.floor(i / blobSize) * cell, cell, cell, [grey, grey, grey]);
  });
  return canvas;
}

/** All that can be played, by the name of the command. */
export const games: Readonly<Record<string, GameKind>> = {
  "cart-pole": gameOf({
    title: "Cart-pole: swing the pole up and hold it there",
    world: createCartPole("swingUp"),
    draw: (state) => drawCartPole(state, size),
    horizon: cartPoleHorizon,
    ...motor,
  }),
  acrobot: gameOf({
    title: "Acrobot: lift the tip to the green disc by the elbow's motor",
    world: createAcrobot(),
    draw: (state) => drawAcrobot(state, size),
    horizon: acrobotHorizon,
    ...motor,
  }),
  pendulum: gameOf({
    title: "Pendulum: the motor is too weak, so swing",
    world: createPendulumSwingUp(),
    draw: (state) => drawPendulum(state, { size }),
    horizon: swingUpHorizon,
    ...motor,
  }),
  "mountain-car": gameOf({
    title: "Mountain car: back and forth, until the flag",
    world: createMountainCar(),
    draw: (state) => drawCar([{ state, color: palette.orange }], { width: size, height: 160 }),
    keys: { ArrowLeft: ["push to the left", -1], ArrowRight: ["push to the right", 1] },
    rest: 0,
    sample: (rng) => rng.integer(3) - 1,
    horizon: carHorizon,
  }),
  catch: gameOf({
    title: "Catch: be below the ball when it lands",
    world: createCatch(),
    draw: (state) => drawCatch(state, catchSize, size / catchSize),
    keys: { ArrowLeft: ["to the left", 0], ArrowRight: ["to the right", 2] },
    rest: 1,
    sample: (rng) => rng.integer(3),
    horizon: catchSize,
  }),
  "key-door": gameOf({
    title: "Key and door: fetch the key, walk against the door, reach the green corner",
    world: {
      ...keyDoor,
      step: (state, action, rng) => (action < 0 ? stay(state) : keyDoor.step(state, action, rng)),
    },
    draw: (state) => drawKeyDoor(state, keyDoorSize, Math.floor(size / keyDoorSize)),
    keys: arrows,
    rest: -1,
    sample: (rng) => rng.integer(4),
    horizon: 200,
  }),
  blob: gameOf({
    title: "Blob: push it to the middle",
    world: createBlob(),
    draw: drawBlob,
    keys: {
      ArrowUp: ["up", [0, -1]],
      ArrowDown: ["down", [0, 1]],
      ArrowLeft: ["left", [-1, 0]],
      ArrowRight: ["right", [1, 0]],
    },
    rest: [0, 0],
    sample: (rng) => [2 * rng.uniform() - 1, 2 * rng.uniform() - 1],
    horizon: 50,
  }),
  tamago: gameOf({
    title: "Tamago: flip with the space bar",
    world: createTamago(),
    draw: (state) => drawTamago(state, size),
    keys: { " ": ["flip", 1] },
    rest: 0,
    sample: (rng) => rng.integer(2),
    horizon: 50,
  }),
  ...arcadeGames,
  ...mujocoGames,
};
