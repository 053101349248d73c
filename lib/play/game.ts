import type { Rng } from "../core/rng";
import type { Canvas } from "../envs/canvas";
import type { Environment } from "../envs/environment";
import type { ElementOf, Space } from "../envs/spaces";
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
  /** Steps a second, where it is played by a person and no other number is asked for (25). */
  fps?: number;
  /** What each key does, for whoever plays. */
  keys: Readonly<Record<Key, string>>;
  /** It may have something to load. */
  begin(rng: Rng): Promise<Game>;
}

/** What the keyboard is to a game. */
interface Controls<Action> {
  title: string;
  fps?: number;
  /** What keys do, with what they are called. */
  keys: Readonly<Record<Key, readonly [name: string, action: Action]>>;
  /** The action where no key is held. */
  rest: Action;
}

/** How a world is played. */
export interface Rules<State, Action> extends Controls<Action> {
  world: World<State, Action>;
  draw(state: State): Canvas;
  sample(rng: Rng): Action;
  /** Steps after which an episode ends. */
  horizon: number;
}

/** The action of the key that is held, by chance where `chance` says so, else none. */
function chosen<Action>(
  { keys, rest }: Controls<Action>,
  held: Key | undefined,
  chance: boolean,
  sample: () => Action,
): Action {
  if (held !== undefined && Object.hasOwn(keys, held)) return keys[held][1];
  return chance ? sample() : rest;
}

/** What each key of a game is called. */
const called = <Action>({ keys }: Controls<Action>): Record<Key, string> =>
  Object.fromEntries(Object.entries(keys).map(([key, [name]]) => [key, name]));

/** The game of a world. */
export function gameOf<State, Action>(rules: Rules<State, Action>): GameKind {
  const { title, fps, world, draw, sample, horizon } = rules;
  const begin = async (rng: Rng): Promise<Game> => {
    let state = world.reset(rng);
    let t = 0;
    return {
      picture: () => draw(state),
      step(held, chance = false) {
        const action = chosen(rules, held, chance, () => sample(rng));
        const { next, cost, terminated } = world.step(state, action, rng);
        const ended = terminated || ++t >= horizon;
        state = ended ? world.reset(rng) : next;
        if (ended) t = 0;
        return { reward: 0 - cost, ended };
      },
    };
  };
  return { title, fps, keys: called(rules), begin };
}

/** An environment that can be drawn. */
interface Drawn extends Environment {
  draw(size: number): Canvas;
}

/** How an environment is played that has to be loaded first. */
export interface LoadedRules extends Controls<ElementOf<Space>> {
  load(): Promise<Drawn>;
  /** Pixels of a side, where the environment does not have its own size. */
  size: number;
}

/** The game of an environment. */
export function gameOfEnvironment(rules: LoadedRules): GameKind {
  const { title, fps, load, size } = rules;
  const begin = async (rng: Rng): Promise<Game> => {
    const environment = await load();
    environment.reset(rng);
    return {
      picture: () => environment.draw(size),
      step(held, chance = false) {
        const action = chosen(rules, held, chance, () => environment.actionSpace.sample(rng));
        const { reward, terminated, truncated } = environment.step(action);
        const ended = terminated || truncated;
        if (ended) environment.reset(rng);
        return { reward, ended };
      },
    };
  };
  return { title, fps, keys: called(rules), begin };
}
