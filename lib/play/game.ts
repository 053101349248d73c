import type { Rng } from "../core/rng";
import type { Canvas } from "../envs/canvas";
import type { World } from "../envs/world";

/** One key of the keyboard, as browsers name it: "ArrowLeft", " ". */
export type Key = string;

/** A world in play: one episode after the other, and a picture of each state. */
export interface Game {
  /** The picture of the state now. */
  picture(): Canvas;
  /** Takes the action of the key that is held, by chance where `chance` says so, else none. @returns what the step paid, as a reward */
  step(held: Key | undefined, chance?: boolean): { reward: number; ended: boolean };
}

/** What can be played. */
export interface GameKind {
  title: string;
  /** What each key does, for whoever plays. */
  keys: Readonly<Record<Key, string>>;
  begin(rng: Rng): Game;
}

/** How a world is played. */
export interface Rules<State, Action> {
  title: string;
  world: World<State, Action>;
  draw(state: State): Canvas;
  /** What keys do, with what they are called. */
  keys: Readonly<Record<Key, readonly [name: string, action: Action]>>;
  /** The action where no key is held. */
  rest: Action;
  sample(rng: Rng): Action;
  /** Steps after which an episode ends. */
  horizon: number;
}

/** The game of a world. */
export function gameOf<State, Action>(rules: Rules<State, Action>): GameKind {
  const { title, world, draw, keys, rest, sample, horizon } = rules;
  const begin = (rng: Rng): Game => {
    let state = world.reset(rng);
    let t = 0;
    return {
      picture: () => draw(state),
      step(held, chance = false) {
        const key = held !== undefined && Object.hasOwn(keys, held) ? keys[held] : undefined;
        const action = key ? key[1] : chance ? sample(rng) : rest;
        const { next, cost, terminated } = world.step(state, action, rng);
        const ended = terminated || ++t >= horizon;
        state = ended ? world.reset(rng) : next;
        if (ended) t = 0;
        return { reward: 0 - cost, ended };
      },
    };
  };
  const names = Object.entries(keys).map(([key, [name]]) => [key, name]);
  return { title, keys: Object.fromEntries(names) as Record<Key, string>, begin };
}
