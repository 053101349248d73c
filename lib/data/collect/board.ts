import { allocate, type Columns, type Layout } from "../columns";

/** What the policy and the worlds both see, a row for each world: its newest step, and the number of the episode that this is of;
 *  −1 where the world has no more to do. */
export interface Board {
  rows: Columns; // [W, …]
  episode: Float64Array; // [W]
}

function share<A extends Float32Array | Float64Array | Uint8Array>(array: A): A {
  const Shared = array.constructor as new (memory: SharedArrayBuffer) => A;
  return new Shared(new SharedArrayBuffer(array.byteLength));
}

/** A board on which nothing runs, in memory that threads share. */
export function createBoard(layout: Layout, worlds: number): Board {
  const columns = Object.entries(allocate(layout, worlds)).map(([name, column]) => [name, share(column)]);
  const rows = Object.fromEntries(columns) as Columns;
  return { rows, episode: share(new Float64Array(worlds)).fill(-1) };
}
