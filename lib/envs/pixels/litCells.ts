/** A row and a column of cells, from the top left. */
export type Cell = readonly [row: number, column: number];

/** A picture in grey, [2 · size, 2 · size, 1]: these cells white on black, two pixels to a cell. */
export function litCells(cells: readonly Cell[], size: number): Uint8Array {
  const side = 2 * size;
  const pixels = new Uint8Array(side * side);
  for (const [row, column] of cells)
    for (const top of [2 * row, 2 * row + 1])
      pixels.fill(255, top * side + 2 * column, top * side + 2 * column + 2);
  return pixels;
}
