import { Canvas, palette } from "../canvas";
import { type GridMap, gridPosition } from "./gridMap";

/** What is drawn on a map. */
export interface GridDrawing {
  /** Cells of a path, drawn as dots: what a model promises. */
  promised?: readonly number[];
  /** Cells of a path, drawn as a line with the robot at its end: what happened so far. */
  real?: readonly number[];
  /** Side of a cell in pixels, 24 unless given. */
  cellSize?: number;
}

type Mark = (canvas: Canvas, x: number, y: number, size: number) => void;

const fill =
  (color: readonly [number, number, number]): Mark =>
  (canvas, x, y, size) =>
    canvas.rectangle(x, y, size, size, color);

const pit: Mark = (canvas, x, y, size) => {
  fill(palette.blue)(canvas, x, y, size);
  for (const at of [0.3, 0.7]) {
    const [left, middle] = [x + 0.15 * size, y + at * size];
    canvas.line(left, middle, left + 0.7 * size, middle, size / 12, palette.sky);
  }
};

const bridge: Mark = (canvas, x, y, size) => {
  pit(canvas, x, y, size);
  for (const at of [0.1, 0.4, 0.7])
    canvas.rectangle(x + at * size, y + 0.1 * size, size / 5, 0.8 * size, palette.paper);
};

/** How the characters of a map look; all others are floor. */
const marks: Record<string, Mark> = {
  "#": fill(palette.ink),
  "~": pit,
  /** A bridge that holds. */
  b: bridge,
  /** A bridge of which one plank is left. */
  x: (canvas, x, y, size) => {
    pit(canvas, x, y, size);
    canvas.line(x + 0.2 * size, y + 0.2 * size, x + 0.5 * size, y + 0.8 * size, size / 6, palette.paper);
  },
  /** A locked door. */
  d: (canvas, x, y, size) => {
    canvas.rectangle(x + 0.35 * size, y, 0.3 * size, size, palette.orange);
    canvas.disc(x + size / 2, y + size / 2, size / 12, palette.ink);
  },
  /** An open door. */
  o: (canvas, x, y, size) => {
    for (const at of [0, 0.8])
      canvas.rectangle(x + 0.35 * size, y + at * size, 0.3 * size, 0.2 * size, palette.orange);
  },
  /** Ice. */
  "*": (canvas, x, y, size) => {
    fill(palette.sky)(canvas, x, y, size);
    canvas.line(x + 0.2 * size, y + 0.8 * size, x + 0.8 * size, y + 0.2 * size, size / 16, palette.white);
  },
  S: (canvas, x, y, size) => canvas.ring(x + size / 2, y + size / 2, 0.36 * size, size / 12, palette.grey),
  G: (canvas, x, y, size) => {
    canvas.rectangle(x + 0.28 * size, y + 0.12 * size, size / 12, 0.76 * size, palette.ink);
    canvas.rectangle(x + 0.28 * size, y + 0.12 * size, 0.48 * size, 0.34 * size, palette.green);
  },
};

/** A picture of a map: walls "#", water "~", a bridge "b" or a broken one "x", a locked door "d" or an open one "o", ice "*",
 *  start "S" and goal "G"; `redrawGridMap` changes one into another. */
export function drawGrid(
  map: GridMap,
  { promised = [], real = [], cellSize: size = 24 }: GridDrawing = {},
): Canvas {
  const canvas = new Canvas(map.width * size, map.height * size, palette.paper);
  map.rows.forEach((row, r) => {
    [...row].forEach((mark, c) => marks[mark]?.(canvas, c * size, r * size, size));
    for (let c = 0; c < map.width; c++)
      canvas.rectangle((c + 1) * size - 1, r * size, 1, size, [225, 221, 212]);
    canvas.rectangle(0, (r + 1) * size - 1, canvas.width, 1, [225, 221, 212]);
  });
  const centre = (cell: number): [number, number] => {
    const { row, column } = gridPosition(map, cell);
    return [(column + 0.5) * size, (row + 0.5) * size];
  };
  canvas.path(real.map(centre), size / 6, palette.orange);
  for (const cell of promised) canvas.disc(...centre(cell), size / 9, palette.ink);
  const robot = real.at(-1);
  if (robot !== undefined) {
    canvas.disc(...centre(robot), size / 3, palette.orange);
    canvas.ring(...centre(robot), size / 3, size / 14, palette.ink);
  }
  return canvas;
}
