import { gridActions, gridCost, gridNeighbour, type GridMap } from "./gridMap";
import type { World } from "../world";

/** The next cell of each action in each cell, next[s][a], [S][A]: what a map says, or what somebody believes. */
export type NextTable = number[][];

/** What a map says, [S][4] with S = height · width. A wall, which nobody enters, leads to itself. */
export function gridTable(map: GridMap): NextTable {
  const cells = Array.from({ length: map.height * map.width }, (_, cell) => cell);
  return cells.map((cell) => gridActions.map((_, action) => gridNeighbour(map, cell, action)));
}

/** The deterministic world that moves as the table says, from the start of the map to its goal, with the COSTS of the map:
 *  1 a step, 2 in a pit. */
export function createTableWorld(map: GridMap, next: NextTable): World<number, number> {
  return {
    reset: () => map.start,
    step: (state, action) => {
      const to = next[state][action];
      return { next: to, cost: gridCost(map, state), terminated: to === map.goal };
    },
  };
}
