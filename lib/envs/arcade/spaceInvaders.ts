import {
  type ArcadeGame,
  type ArcadeOptions,
  columnsOf,
  type Move,
  side,
  waited,
  within,
} from "./arcadeGame";
import { sprite } from "./sprite";

/** Aliens, shots and bombs are lists of their cells. */
export interface SpaceInvadersState {
  /** The cannon's column in the last row. */
  readonly cannon: number;
  readonly aliens: readonly number[];
  /** Where the aliens march: columns of their next step, ±1. */
  readonly right: number;
  /** What the cannon fired, and what the aliens dropped. */
  readonly shots: readonly number[];
  readonly bombs: readonly number[];
  /** Steps until the cannon can fire, the aliens march and one of them drops a bomb. */
  readonly toFire: number;
  readonly toMarch: number;
  readonly toBomb: number;
  /** Steps between two marches of a whole wave. */
  readonly pace: number;
}

/** What the actions 0, …, 3 are. */
export const spaceInvadersActions: readonly Move[] = ["none", "left", "right", "fire"];

const fireEvery = 5;
const bombEvery = 10;
const [firstPace, lastPace] = [12, 6];
const ground = side * (side - 1);

/** A wave: four rows of six. */
const wave: readonly number[] = Array.from({ length: 24 }, (_, i) => side * Math.floor(i / 6) + 2 + (i % 6));

const column = (cell: number): number => cell % side;

/** The lowest alien of the column that has one and is nearest to the cannon, the left one of two. */
function nearest(aliens: readonly number[], cannon: number): number {
  const distance = (cell: number) => Math.abs(column(cell) - cannon);
  return aliens.reduce((best, cell) => {
    const [near, far] = [distance(cell), distance(best)];
    const isBetter = near < far || (near === far && column(cell) < column(best));
    return isBetter || (column(cell) === column(best) && cell > best) ? cell : best;
  });
}

/** The aliens a step further: sideways, or down and about where one of them stands at the edge. */
function march(aliens: readonly number[], right: number): { aliens: readonly number[]; right: number } {
  const edge = right < 0 ? 0 : side - 1;
  if (!aliens.some((cell) => column(cell) === edge))
    return { aliens: aliens.map((cell) => cell + right), right };
  return { aliens: aliens.map((cell) => cell + side), right: -right };
}

function step(state: SpaceInvadersState, move: Move, ramp: boolean) {
  const cannon = within(0, state.cannon + columnsOf(move), side - 1);
  const isFired = move === "fire" && state.toFire === 0;
  const loaded = isFired ? [...state.shots, ground + cannon] : state.shots;
  const flying = loaded.map((cell) => cell - side).filter((cell) => cell >= 0);
  const falling = state.bombs.map((cell) => cell + side).filter((cell) => cell < side * side);
  let { aliens, right, toMarch, toBomb, pace } = state;
  let isOver = [...falling, ...aliens].includes(ground + cannon);
  if (toMarch === 0) {
    toMarch = Math.min(aliens.length, pace);
    ({ aliens, right } = march(aliens, right));
    isOver ||= aliens.some((cell) => cell >= side * side || cell === ground + cannon);
  }
  const bombs = toBomb === 0 ? [...falling, nearest(aliens, cannon)] : falling;
  if (toBomb === 0) toBomb = bombEvery;
  const shots = flying.filter((cell) => !aliens.includes(cell));
  const left = aliens.filter((cell) => !flying.includes(cell));
  const won = aliens.length - left.length;
  if (left.length === 0 && ramp) pace = Math.max(lastPace, pace - 1);
  const next: SpaceInvadersState = {
    cannon,
    aliens: left.length === 0 ? wave : left,
    right,
    shots,
    bombs,
    toFire: waited(isFired ? fireEvery : state.toFire),
    toMarch: toMarch - 1,
    toBomb: toBomb - 1,
    pace,
  };
  return { next, cost: 0 - won, terminated: isOver };
}

/**
 * A cannon shoots at aliens that march from edge to edge, a row lower at each, and drop bombs from above it: 1 for each that is shot. They
 * march a step in twelve, faster when fewer than twelve are left; after a wave comes the next, a step faster each time as far as to
 * six (`ramp`). An episode ends when a bomb or an alien hits the cannon, or the aliens have landed.
 * @see Young and Tian 2019, MinAtar (arXiv:1903.03176), whose description of the rules this follows
 */
export function createSpaceInvaders({ ramp = true }: ArcadeOptions = {}): ArcadeGame<SpaceInvadersState> {
  return {
    actions: spaceInvadersActions,
    horizon: 10_000,
    looks,
    world: {
      reset: () => ({
        ...{ cannon: 5, aliens: wave, right: -1, shots: [], bombs: [] },
        ...{ toFire: 0, toMarch: firstPace, toBomb: bombEvery, pace: firstPace },
      }),
      step: (state, action) => step(state, spaceInvadersActions[action], ramp),
    },
    show({ cannon, aliens, right, shots, bombs }, put) {
      for (const cell of aliens) put(cell, right > 0 ? looks.toRight : looks.toLeft);
      for (const cell of bombs) put(cell, looks.bomb);
      for (const cell of shots) put(cell, looks.shot);
      put(ground + cannon, looks.cannon);
    },
  };
}

const alien = "..####.. .######. ##.##.## ######## .######. ..#..#.. .#.##.#. #.#..#.#";

const looks = {
  toLeft: sprite([0, 130, 95], alien),
  toRight: sprite([40, 190, 140], alien),
  bomb: sprite([255, 140, 60], "........ ..#..... ...#.... ..#..... ...#.... ..#..... ...#.... ........"),
  shot: sprite([110, 50, 50], "........ ...##... ...##... ...##... ...##... ...##... ...##... ........"),
  cannon: sprite([200, 225, 255], "........ ...##... ...##... ..####.. ######## ######## ######## ........"),
};
