/** A map drawn with characters: "#" a wall, "~" a pit, "S" the start, "G" the goal, any other a free cell. */
export interface GridMap {
  /** From top to bottom, all of the same length. */
  rows: readonly string[];
  height: number;
  width: number;
  /** Cells are numbered row by row: cell = row · width + column. */
  start: number;
  goal: number;
}

/** The actions of every grid, by number: up 0, down 1, left 2, right 3. */
export const gridActions = ["up", "down", "left", "right"] as const;

const offsets = [[-1, 0], [1, 0], [0, -1], [0, 1]]; // prettier-ignore

/** A map, checked.
 *  @throws RangeError unless the rows are of one length and hold one "S" and one "G". */
export function createGridMap(rows: readonly string[]): GridMap {
  const width = rows.length === 0 ? 0 : rows[0].length;
  if (width === 0 || rows.some((row) => row.length !== width))
    throw new RangeError("createGridMap: rows must be of the same length, at least 1");
  const cells = rows.join("");
  for (const mark of ["S", "G"]) {
    const count = cells.split(mark).length - 1;
    if (count !== 1) throw new RangeError(`createGridMap: rows must hold one "${mark}", got ${count}`);
  }
  return { rows: [...rows], height: rows.length, width, start: cells.indexOf("S"), goal: cells.indexOf("G") };
}

/** The map with left and right exchanged. */
export function mirrorGridMap(map: GridMap): GridMap {
  return createGridMap(map.rows.map((row) => [...row].reverse().join("")));
}

/** The map with each of some characters drawn as another: redraw(map, { d: "#" }) locks the door. */
export function redrawGridMap(map: GridMap, marks: Readonly<Record<string, string>>): GridMap {
  return createGridMap(map.rows.map((row) => [...row].map((mark) => marks[mark] ?? mark).join("")));
}

/** Where a cell is drawn: row 0 is at the top, column 0 at the left. */
export function gridPosition(map: GridMap, cell: number): { row: number; column: number } {
  return { row: Math.floor(cell / map.width), column: cell % map.width };
}

/** The character of a cell. */
export function gridMark(map: GridMap, cell: number): string {
  const { row, column } = gridPosition(map, cell);
  return map.rows[row][column];
}

/** The cell that an action leads to. Who walks into a wall or over the edge of the map stays; nobody leaves a pit or the
 *  inside of a wall, and the goal is the end. */
export function gridNeighbour(map: GridMap, cell: number, action: number): number {
  if (cell === map.goal || "~#".includes(gridMark(map, cell))) return cell;
  const { row, column } = gridPosition(map, cell);
  const [down, right] = offsets[action];
  const mark = map.rows[row + down]?.[column + right] ?? "#";
  return mark === "#" ? cell : cell + down * map.width + right;
}

/** COST of a step that is taken in a cell: 1, in a pit 2, at the goal 0. */
export function gridCost(map: GridMap, cell: number): number {
  if (cell === map.goal) return 0;
  return gridMark(map, cell) === "~" ? 2 : 1;
}
