import type { World } from "../world";
import type { Sprite } from "./sprite";

/** Cells of a side. A cell is a number, 10 · row + column, from the top left. */
export const side = 10;

/** What a player can be asked to do. */
export type Move = "none" | "left" | "up" | "right" | "down" | "fire";

/** Lays a sprite on a cell, over what lies there. @param mirrored whether it looks to the left instead of to the right */
export type Put = (cell: number, sprite: Sprite, mirrored?: boolean) => void;

/** A game on 10 × 10 cells. */
export interface ArcadeGame<State> {
  /** Its COST is minus what is won. */
  readonly world: World<State, number>;
  /** What the actions 0, 1, … are. */
  readonly actions: readonly Move[];
  /** All that there is to see, by what it is. */
  readonly looks: Readonly<Record<string, Sprite>>;
  /** Shows a state, what lies at the back first. */
  show(state: State, put: Put): void;
  /** Steps after which an episode is truncated, unless others are given. */
  readonly horizon: number;
}

/** What all games may be asked for. */
export interface ArcadeOptions {
  /** Whether it becomes harder while it is played (true). */
  readonly ramp?: boolean;
}

/** The number of columns by which a move goes to the right, and of rows by which it goes down. */
export const columnsOf = (move: Move): number => Number(move === "right") - Number(move === "left");
export const rowsOf = (move: Move): number => Number(move === "down") - Number(move === "up");

/** A row or a column that was left, or the nearest one from `low` to `high`. */
export const within = (low: number, x: number, high: number): number => (x < low ? low : x > high ? high : x);

/** One frame less to wait. */
export const waited = (frames: number): number => (frames > 0 ? frames - 1 : 0);
