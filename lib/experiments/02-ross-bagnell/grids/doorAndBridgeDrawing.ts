import { createDoorAndBridge } from "../../../envs/grids/doorAndBridge";
import { gridMark, gridPosition, type GridMap } from "../../../envs/grids/gridMap";
import type { NextTable } from "../../../envs/grids/gridTable";
import { diagram } from "../../../jupyter/display/diagram";
import type {
  ArrowKind,
  DiagramArrow,
  DiagramNode,
  DiagramPanel,
  DiagramTile,
  Place,
} from "../../../jupyter/display/diagrams/description";

/** Shows Door & Bridge: the robot's plan and the world, each with the ways that are open in it and their steps. */
export function showDoorAndBridge(): void {
  const { map, belief, truth, ways } = createDoorAndBridge();
  const panels = [
    panelOf("the robot's plan", map, belief, "model"),
    panelOf("the world", map, truth, "world"),
  ];
  diagram(
    { panels, unit: 25, legend: { world: "open in the world", model: "open on the plan" } },
    {
      alt: `Two maps of two rooms with a pit between them, the start S in one and the goal G in the other. On the robot's plan
        the door d is open, a way of ${ways.door} steps, and the bridge has collapsed. In the world the door is locked and the bridge b
        is fine, a way of ${ways.bridge} steps. A detour round the pit, ${ways.detour} steps, is the same on both.`,
    },
  );
}

/** One map, with the ways that lead from start to goal by a table of moves. */
function panelOf(name: string, map: GridMap, next: NextTable, kind: ArrowKind): DiagramPanel {
  const [door, bridge] = ["d", "b"].map((mark) => map.rows.join("").indexOf(mark));
  const detour = (map.height - 2) * map.width + (door % map.width);
  const [doorIsOpen, bridgeIsFine, ...rest] = [door, bridge, detour].map((cell) =>
    leads(next, wayBy(map, cell)),
  );
  const open = [door, bridge, detour].filter((_, i) => [doorIsOpen, bridgeIsFine, ...rest][i]);
  const letters = [map.start, map.goal, door, ...(bridgeIsFine ? [bridge] : [])];
  const beside = (cell: number, note: string): DiagramNode => {
    const [x, y] = [placeOf(map, map.goal)[0] + placeOf(map, door)[0] + 0.5, placeOf(map, cell)[1]];
    return { id: note, at: [x / 2, y + 1.1], shape: "text", note };
  };
  return {
    name,
    nodes: [
      ...letters.map((cell) => letterAt(map, cell)),
      beside(door, `door\n${doorIsOpen ? "open" : "locked"}`),
      beside(bridge, `bridge\n${bridgeIsFine ? "fine" : "collapsed"}`),
    ],
    arrows: open.flatMap((cell) => arrowsBy(map, cell, letters.includes(cell), kind)),
    tiles: tilesOf(map, doorIsOpen, bridgeIsFine),
  };
}

/** The cells from start to goal by way of the row of a cell. */
function wayBy(map: GridMap, cell: number): number[] {
  const { row } = gridPosition(map, cell);
  const [start, goal] = [map.start, map.goal].map((end) => gridPosition(map, end));
  const there = between(start.row, row).map((r) => r * map.width + start.column);
  const across = between(start.column, goal.column).map((column) => row * map.width + column);
  const back = between(row, goal.row).map((r) => r * map.width + goal.column);
  return [...there, ...across.slice(1), ...back.slice(1)];
}

function between(from: number, to: number): number[] {
  const step = Math.sign(to - from);
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => from + step * i);
}

/** Whether every step of a way is a move of the table. */
function leads(next: NextTable, way: readonly number[]): boolean {
  return way.slice(1).every((cell, i) => next[way[i]].includes(cell));
}

/** The arrows of a way, its steps written in the first room; it is interrupted at a cell that has a letter. */
function arrowsBy(map: GridMap, cell: number, isLettered: boolean, kind: ArrowKind): DiagramArrow[] {
  const [start, goal] = [String(map.start), String(map.goal)];
  const [[startX, startY], [goalX], [middleX, row]] = [map.start, map.goal, cell].map((at) =>
    placeOf(map, at),
  );
  const [aside, room] = [Math.abs(row - startY), middleX - startX];
  const through: Place[] = aside === 0 ? [] : [[startX, row], [goalX, row]]; // prettier-ignore
  const length = isLettered ? aside + room : 2 * (aside + room);
  const label = `${wayBy(map, cell).length - 1} steps`;
  const first = { from: start, kind, label, labelAt: (aside + room / 2) / length };
  if (!isLettered) return [{ ...first, to: goal, through }];
  return [
    { ...first, to: String(cell), through: through.slice(0, 1), labelSide: "right" },
    { from: String(cell), to: goal, through: through.slice(1), kind },
  ];
}

function letterAt(map: GridMap, cell: number): DiagramNode {
  return { id: String(cell), at: placeOf(map, cell), label: gridMark(map, cell), shape: "text" };
}

/** Walls and pits; a locked door is a wall, a bridge that has collapsed a pit. */
function tilesOf(map: GridMap, doorIsOpen: boolean, bridgeIsFine: boolean): DiagramTile[] {
  const looks: Record<string, DiagramTile["look"] | undefined> = {
    "#": "wall",
    "~": "pit",
    d: doorIsOpen ? undefined : "wall",
    b: bridgeIsFine ? undefined : "pit",
  };
  return [...map.rows.join("")].flatMap((mark, cell) => {
    const look = looks[mark];
    return look === undefined ? [] : [{ at: placeOf(map, cell), look }];
  });
}

function placeOf(map: GridMap, cell: number): Place {
  const { row, column } = gridPosition(map, cell);
  return [column, row];
}
