import { polynomial } from "../../core/polynomial";
import { Rng } from "../../core/rng";
import { createPendulumSwingUp } from "../../envs/control/pendulumSwingUp";
import { linearProbe, type Labelled } from "../../models/linearProbe";
import { pcaEncode, pcaFit } from "../../models/pca";
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

/** R² of cos θ, sin θ and θ̇, read out of one picture and of two. */
export interface Aliasing {
  one: number[];
  two: number[];
}

/** The names of what is read out. */
export const pendulumParts = ["cos θ", "sin θ", "velocity θ̇"];

const components = 12;

/** Reads the state of a pendulum out of its last picture, and out of its last two.
 *  @param stackFrames the student's answer to 3.1 */
export function aliasing(stackFrames: Answers03["stackFrames"]): Aliasing {
  const [train, test] = [filmSwings(60, "aliasing"), filmSwings(20, "aliasing, test")];
  const pca = pcaFit(train.images, components);
  const labelled = (swings: Swings, count: number): Labelled => {
    const codes = polynomial(stackFrames(pcaEncode(pca, swings.images), swings.isFirst, count), 2);
    const states = swings.states.map(([theta, omega]) => [Math.cos(theta), Math.sin(theta), omega]);
    const seen = swings.isFirst.map((first) => !first); // a first picture has no other before it
    return { codes: codes.filter((_, t) => seen[t]), states: states.filter((_, t) => seen[t]) };
  };
  const [one, two] = [1, 2].map((count) => linearProbe(labelled(train, count), labelled(test, count)));
  return { one, two };
}
