import type { Rng } from "../../core/rng";
import {
  type ArcadeGame,
  type ArcadeOptions,
  columnsOf,
  type Move,
  rowsOf,
  side,
  within,
} from "./arcadeGame";
import { sprite, trail } from "./sprite";

/** What crosses the board, in a row of its own. */
export interface Walker {
  readonly row: number;
  readonly column: number;
  /** 1 to the right, −1 to the left. */
  readonly right: number;
  readonly isTreasure: boolean;
}

/** How hard it is. */
interface Pace {
  /** Steps between two walkers that come, and between two steps of theirs. */
  readonly comeEvery: number;
  readonly walkEvery: number;
  /** How often it has become harder, and the steps until it does again. */
  readonly level: number;
  readonly toRamp: number;
}

export interface AsterixState {
  readonly row: number;
  readonly column: number;
  readonly walkers: readonly Walker[];
  readonly pace: Pace;
  /** Steps until the next walker comes, and until all of them walk. */
  readonly toCome: number;
  readonly toWalk: number;
}

/** What the actions 0, …, 4 are. */
export const asterixActions: readonly Move[] = ["none", "left", "up", "right", "down"];

/** Rows in which walkers come, and to which the player keeps. */
const [top, bottom] = [1, side - 2];
const rampEvery = 100;

/** With one more walker, from either side, in a row that is free: a treasure one time in three. */
function come(walkers: readonly Walker[], rng: Rng): readonly Walker[] {
  const right = 2 * rng.integer(2) - 1;
  const isTreasure = rng.integer(3) === 0;
  const rows = Array.from({ length: bottom - top + 1 }, (_, i) => top + i);
  const free = rows.filter((row) => walkers.every((walker) => walker.row !== row));
  if (free.length === 0) return walkers;
  return [
    ...walkers,
    { row: free[rng.integer(free.length)], column: right > 0 ? 0 : side - 1, right, isTreasure },
  ];
}

const walk = (walkers: readonly Walker[]): Walker[] =>
  walkers
    .map((walker) => ({ ...walker, column: walker.column + walker.right }))
    .filter(({ column }) => column >= 0 && column < side);

/** A meeting with nobody. */
const nobody = (walkers: readonly Walker[]) => ({ walkers, won: 0, isCaught: false });

/** What the player at (row, column) meets: the walkers that are left, the treasures taken, and whether one was an enemy. */
function meet(walkers: readonly Walker[], row: number, column: number) {
  const isMet = (walker: Walker) => walker.row === row && walker.column === column;
  const met = walkers.find(isMet); // one at most, since each has a row of its own
  if (!met) return nobody(walkers);
  const { isTreasure } = met;
  return {
    walkers: walkers.filter((walker) => walker !== met),
    won: Number(isTreasure),
    isCaught: !isTreasure,
  };
}

/** Harder after each hundred steps: walkers come a step sooner, and every second time walk faster, too. */
function ramped({ comeEvery, walkEvery, level, toRamp }: Pace): Pace {
  if (comeEvery === 1 && walkEvery === 1) return { comeEvery, walkEvery, level, toRamp };
  if (toRamp >= 0) return { comeEvery, walkEvery, level, toRamp: toRamp - 1 };
  const isFaster = level % 2 === 1 && walkEvery > 1;
  return {
    comeEvery: Math.max(1, comeEvery - 1),
    walkEvery: isFaster ? walkEvery - 1 : walkEvery,
    level: level + 1,
    toRamp: rampEvery,
  };
}

function step(state: AsterixState, move: Move, ramp: boolean, rng: Rng) {
  const { comeEvery, walkEvery } = state.pace;
  const isComing = state.toCome === 0;
  const isWalking = state.toWalk === 0;
  const row = within(top, state.row + rowsOf(move), bottom);
  const column = within(0, state.column + columnsOf(move), side - 1);
  const here = isComing ? come(state.walkers, rng) : state.walkers;
  const before = meet(here, row, column);
  const { walkers, won, isCaught } = isWalking
    ? meet(walk(before.walkers), row, column)
    : nobody(before.walkers);
  const pace = ramp ? ramped(state.pace) : state.pace;
  const toCome = (isComing ? comeEvery : state.toCome) - 1;
  const toWalk = (isWalking ? walkEvery : state.toWalk) - 1;
  const next: AsterixState = { row, column, walkers, pace, toCome, toWalk };
  return { next, cost: 0 - before.won - won, terminated: before.isCaught || isCaught };
}

/**
 * Treasures and enemies cross the board from either side, and a player who moves freely collects: 1 for a treasure. They come more often
 * and walk faster every hundred steps (`ramp`). An episode ends at an enemy.
 * @see Young and Tian 2019, MinAtar (arXiv:1903.03176), whose description of the rules this follows
 */
export function createAsterix({ ramp = true }: ArcadeOptions = {}): ArcadeGame<AsterixState> {
  return {
    actions: asterixActions,
    horizon: 10_000,
    looks,
    world: {
      reset: () => ({
        ...{ row: 5, column: 5, walkers: [], toCome: 10, toWalk: 5 },
        pace: { comeEvery: 10, walkEvery: 5, level: 0, toRamp: rampEvery },
      }),
      step: (state, action, rng) => step(state, asterixActions[action], ramp, rng),
    },
    show({ row, column, walkers }, put) {
      for (const walker of walkers) {
        const behind = walker.column - walker.right;
        if (behind >= 0 && behind < side) put(side * walker.row + behind, looks.trail);
      }
      for (const { isTreasure, ...at } of walkers)
        put(side * at.row + at.column, isTreasure ? looks.treasure : looks.enemy, at.right < 0);
      put(side * row + column, looks.player);
    },
  };
}

const looks = {
  trail: trail([60, 60, 60]),
  enemy: sprite([190, 70, 30], "........ #....... ##...... .####... ..###### ..###### ..##.... .##....."),
  treasure: sprite(
    [134, 196, 232],
    "........ ..####.. .#....#. .#....#. ######## ######## .######. ..####..",
  ),
  player: sprite([255, 255, 255], "#......# ##....## .######. ..####.. ..####.. .######. ..#..#.. .##..##."),
};
