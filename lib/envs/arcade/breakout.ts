import { type ArcadeGame, columnsOf, type Move, side, within } from "./arcadeGame";
import { sprite, trail } from "./sprite";

/** The ball flies one cell a step along a diagonal. */
export interface BreakoutState {
  /** Its column in the last row. */
  readonly paddle: number;
  readonly row: number;
  readonly column: number;
  /** Rows and columns of its next step, ±1. */
  readonly down: number;
  readonly right: number;
  /** The cell where it was a step ago. */
  readonly last: number;
  /** A bit for each cell of rows 1 to 3, the first for the top left. */
  readonly bricks: number;
  /** It has broken a brick, and has not left the bricks since: it passes through them. */
  readonly isPassing: boolean;
}

/** What the actions 0, 1, 2 are. */
export const breakoutActions: readonly Move[] = ["none", "left", "right"];

/** All 30 bricks. */
export const wall = 2 ** 30 - 1;
const [topRow, bottomRow] = [1, 3];
const floor = side - 1;

/** The bit of a brick; 0 where none can be. */
const bitOf = (row: number, column: number): number =>
  row < topRow || row > bottomRow ? 0 : 1 << (side * (row - topRow) + column);

/** A step of the ball, the paddle having moved. */
function fly(state: BreakoutState, paddle: number): { next: BreakoutState; won: number; isLost: boolean } {
  let { down, right, bricks } = state;
  let row = state.row + down;
  const column = within(0, state.column + right, side - 1);
  if (column !== state.column + right) right = -right;
  const brick = bricks & bitOf(row, column);
  const isHit = brick !== 0 && !state.isPassing;
  let isLost = false;
  if (row < 0) [row, down] = [0, -down];
  else if (isHit) [row, down, bricks] = [state.row, -down, bricks ^ brick];
  else if (row === floor) {
    if (bricks === 0) bricks = wall;
    if (paddle === state.column) [row, down] = [state.row, -down];
    else if (paddle === column) [row, down, right] = [state.row, -down, -right];
    else isLost = true;
  }
  const last = side * state.row + state.column;
  const isPassing = brick !== 0;
  return { next: { paddle, row, column, down, right, last, bricks, isPassing }, won: Number(isHit), isLost };
}

/**
 * A paddle keeps a ball in play, which breaks bricks: 1 for each. The ball turns at walls and bricks; a paddle right below it reflects it,
 * one that it meets with its corner throws it back to where it came from. A wall that is broken is there anew when the ball comes
 * down. An episode ends when the ball reaches the floor.
 * @see Young and Tian 2019, MinAtar (arXiv:1903.03176), whose description of the rules this follows
 */
export function createBreakout(): ArcadeGame<BreakoutState> {
  return {
    actions: breakoutActions,
    horizon: 10_000,
    looks,
    world: {
      reset(rng) {
        const column = rng.integer(2) * (side - 1);
        const right = column === 0 ? 1 : -1;
        return { paddle: 4, row: 3, column, down: 1, right, last: 3 * side + column, bricks: wall, isPassing: false }; // prettier-ignore
      },
      step(state, action) {
        const paddle = within(0, state.paddle + columnsOf(breakoutActions[action]), side - 1);
        const { next, won, isLost } = fly(state, paddle);
        return { next, cost: -won, terminated: isLost };
      },
    },
    show({ paddle, row, column, last, bricks }, put) {
      for (let i = 0; i < 30; i++) if (bricks & (1 << i)) put(side * topRow + i, looks.brick);
      put(last, looks.trail);
      put(side * floor + paddle, looks.paddle);
      put(side * row + column, looks.ball);
    },
  };
}

const looks = {
  brick: sprite([190, 70, 30], "######## ######## ######## ........ ######## ######## ######## ........"),
  trail: trail([60, 60, 60]),
  paddle: sprite([134, 196, 232], "........ ........ ######## ######## ######## ........ ........ ........"),
  ball: sprite([255, 255, 255], "........ ..####.. .######. .######. .######. .######. ..####.. ........"),
};
