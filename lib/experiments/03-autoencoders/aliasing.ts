import { leastSquares } from "../../core/leastSquares";
import { multiplyVector } from "../../core/matrix";
import { dot, pearson } from "../../core/metrics";
import { polynomial } from "../../core/polynomial";
import { Rng } from "../../core/rng";
import { createPendulumSwingUp } from "../../envs/control/pendulumSwingUp";
import type { Answers03 } from "./answers";
import { pendulumImage } from "./pictures";

/** Swings as a camera sees them: one picture every 0.06 s. */
export interface Swings {
  /** [θ, θ̇] of each picture, [T, 2]. */
  states: number[][];
  /** The pushes that lead from each picture to the next, [T, 1]; the last one of an episode is 0. */
  pushes: number[][];
  images: number[][];
  isFirst: boolean[];
}

const [length, repeat, held] = [25, 3, 4];

/** Episodes of 26 pictures of a pendulum that is pushed at random and starts with some swing. */
export function filmSwings(episodes: number, seed: string | number): Swings {
  const [world, rng] = [createPendulumSwingUp(), new Rng(seed)];
  const swings: Swings = { states: [], pushes: [], images: [], isFirst: [] };
  for (let episode = 0; episode < episodes; episode++) {
    let state: readonly number[] = [world.reset(rng)[0], rng.normal(0, 4)];
    let push = 0;
    for (let t = 0; t <= length; t++) {
      if (t % held === 0) push = 2 * rng.uniform() - 1;
      swings.states.push([...state]);
      swings.images.push(pendulumImage(state));
      swings.isFirst.push(t === 0);
      swings.pushes.push([t === length ? 0 : push]);
      for (let i = 0; i < repeat; i++) state = world.step(state, [push], rng).next;
    }
  }
  return swings;
}

/** R² of cos θ, sin θ and θ̇, read out of one picture and of two: the squared correlation of what is read and what is true. */
export interface Aliasing {
  one: number[];
  two: number[];
}

/** The names of what is read out. */
export const pendulumParts = ["cos θ", "sin θ", "velocity θ̇"];

/** How many numbers are kept of a picture. */
const kept = 12;

/** Random weighted sums of a picture's pixels: with enough of them, two pictures that differ have other sums. @returns [T, 12] */
function sketch(images: number[][]): number[][] {
  const rng = new Rng("sketch");
  const weights = Array.from({ length: kept }, () => images[0].map(() => rng.normal()));
  return images.map((image) => weights.map((row) => dot(row, image)));
}

/** Reads the state of a pendulum out of its last picture, and out of its last two, by a curve of the second degree.
 *  @param stackFrames the student's answer to 3.1 */
export function aliasing(stackFrames: Answers03["stackFrames"], seed = ""): Aliasing {
  const [train, test] = [filmSwings(60, `aliasing${seed}`), filmSwings(20, `aliasing${seed}, test`)];
  const rowsOf = (swings: Swings, count: number) => {
    const codes = polynomial(stackFrames(sketch(swings.images), swings.isFirst, count), 2);
    const seen = <T>(rows: T[]): T[] => rows.filter((_, t) => !swings.isFirst[t]); // a first picture has no other before it
    return {
      inputs: seen(codes).map((code) => [...code, 1]),
      states: seen(swings.states).map(([theta, omega]) => [Math.cos(theta), Math.sin(theta), omega]),
    };
  };
  const [one, two] = [1, 2].map((count) => {
    const [known, other] = [rowsOf(train, count), rowsOf(test, count)];
    const W = leastSquares(known.inputs, known.states);
    const guesses = other.inputs.map((row) => multiplyVector(W, row));
    return pendulumParts.map((_, i) => pearson(columnOf(guesses, i), columnOf(other.states, i)) ** 2);
  });
  return { one, two };
}

const columnOf = (rows: number[][], i: number): number[] => rows.map((row) => row[i]);
