import type { Rng } from "../../core/rng";
import { Canvas, palette, type Color } from "../canvas";
import type { World } from "../world";

/** Two rooms, a door between them, a key in the left one. Rows and columns count from the top left, 0 to size − 1. */
export interface KeyDoorState {
  readonly agent: readonly [row: number, column: number];
  readonly key: readonly [row: number, column: number];
  /** The column of the wall between the rooms, and the row of the door in it. */
  readonly door: readonly [row: number, column: number];
  /** The agent carries the key. */
  readonly hasKey: boolean;
  readonly isOpen: boolean;
}

/** Cells of a side, unless given. */
export const keyDoorSize = 6;

/** What an action adds to row and column: up 0, down 1, left 2, right 3, as in all grids. */
const offsets = [[-1, 0], [1, 0], [0, -1], [0, 1]] as const; // prettier-ignore

const same = ([a, b]: readonly number[], [c, d]: readonly number[]): boolean => a === c && b === d;

function draw(rng: Rng, size: number): KeyDoorState {
  const column = 1 + rng.integer(size - 2); // a column of cells is left on either side
  const inLeftRoom = (): [number, number] => [rng.integer(size), rng.integer(column)];
  const key = inLeftRoom(); // a room of one column has `size` cells, so there is another for the agent
  let agent = inLeftRoom();
  while (same(agent, key)) agent = inLeftRoom();
  return { agent, key, door: [rng.integer(size), column], hasKey: false, isOpen: false };
}

/**
 * Fetch the key, open the door, reach the corner at the bottom right. Walking onto the key takes it; walking against the door with the key
 * opens it, and the next step goes through. COST: −1 on arrival, else nothing: a reward that chance hardly finds. Rooms, key and agent
 * are drawn at the start of each episode.
 * @throws RangeError unless size is an integer of at least 4
 * @see Chevalier-Boisvert et al. 2018, MiniGrid, "DoorKey"
 */
export function createKeyDoor(size = keyDoorSize): World<KeyDoorState, number> {
  if (!Number.isInteger(size) || size < 4)
    throw new RangeError(`createKeyDoor: size must be an integer of at least 4, got ${size}`);
  return {
    reset: (rng) => draw(rng, size),
    step(state, action) {
      const next = move(state, action, size);
      const terminated = same(next.agent, [size - 1, size - 1]);
      return { next, cost: terminated ? -1 : 0, terminated };
    },
  };
}

function move(state: KeyDoorState, action: number, size: number): KeyDoorState {
  const { agent, key, door, hasKey, isOpen } = state;
  const [row, column] = [agent[0] + offsets[action][0], agent[1] + offsets[action][1]];
  if (row < 0 || column < 0 || row >= size || column >= size) return state;
  if (column === door[1]) {
    if (row !== door[0]) return state; // the wall
    if (!isOpen) return hasKey ? { ...state, isOpen: true } : state;
  }
  return { ...state, agent: [row, column], hasKey: hasKey || same([row, column], key) };
}

/** A picture with `cell` pixels to a cell. A closed door is orange, an open one a frame; the key is beside the agent once it is taken. */
export function drawKeyDoor(state: KeyDoorState, size = keyDoorSize, cell = 4): Canvas {
  const { agent, key, door, hasKey, isOpen } = state;
  const canvas = new Canvas(size * cell, size * cell, palette.paper);
  const square = ([row, column]: readonly number[], color: Color, margin = 0): void =>
    canvas.rectangle(
      column * cell + margin,
      row * cell + margin,
      cell - 2 * margin,
      cell - 2 * margin,
      color,
    );
  for (let row = 0; row < size; row++) square([row, door[1]], palette.ink);
  square(door, palette.orange);
  if (isOpen) square(door, palette.paper, cell / 4);
  square([size - 1, size - 1], palette.green);
  if (!hasKey) square(key, palette.sky, cell / 4);
  square(agent, palette.blue);
  if (hasKey && !isOpen) square(agent, palette.sky, cell / 4);
  return canvas;
}
