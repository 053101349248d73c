import { createGridMap, mirrorGridMap, redrawGridMap, type GridMap } from "./gridMap";
import { createTableWorld, gridTable, type NextTable } from "./gridTable";
import type { World } from "../world";

/** The measures of a map of Door & Bridge, in steps. */
export interface DoorAndBridgeVariant {
  /** From the start to the door, and from the door to the goal: at least 1; 3 unless given. */
  toDoor?: number;
  /** From the start up to the row of the bridge: at least 1; 2 unless given. */
  toBridge?: number;
  /** From the start down to the row of the detour: more than toBridge; 5 unless given. */
  toDetour?: number;
  /** Left and right exchanged. */
  mirrored?: boolean;
}

/** A world, and what its robot believes before it has seen anything. */
export interface DoorAndBridge {
  /** For drawing: "d" is the door and "b" the bridge, whatever is the matter with them. */
  map: GridMap;
  /** The door is locked and the bridge is fine. */
  world: World<number, number>;
  /** What the world's moves are, [S][4]. */
  truth: NextTable;
  /** What the robot's map says, [S][4]: the door is open, and who steps on the bridge stays there for ever. */
  belief: NextTable;
  /** Steps of the three ways from start to goal. */
  ways: { door: number; bridge: number; detour: number };
}

/** Two rooms with pits between them, and three ways across: a door, a bridge, and a long detour round the pits. COSTS: 1 a
 *  step, 2 in a pit. States are cells, actions `gridActions`.
 *
 *      #########      With w = toDoor, u = toBridge and l = toDetour:
 *      #...b...#      door    2w        what the robot believes in; in the world it is locked
 *      #...~...#      bridge  2w + 2u   the best way, J*; the robot believes that it is broken
 *      #S..d..G#      detour  2w + 2l
 *      #...~...#
 *      #.......#
 *      #########
 *
 *  @throws RangeError if a measure is no integer in its range. */
export function createDoorAndBridge(variant: DoorAndBridgeVariant = {}): DoorAndBridge {
  const { toDoor = 3, toBridge = 2, toDetour = 5, mirrored = false } = variant;
  assertMeasures(toDoor, toBridge, toDetour);
  const drawn = drawMap(toDoor, toBridge, toDetour);
  const map = mirrored ? mirrorGridMap(drawn) : drawn;
  const real = redrawGridMap(map, { d: "#", b: "." });
  const truth = gridTable(real);
  return {
    map,
    world: createTableWorld(real, truth),
    truth,
    belief: gridTable(redrawGridMap(map, { d: ".", b: "~" })),
    ways: { door: 2 * toDoor, bridge: 2 * (toDoor + toBridge), detour: 2 * (toDoor + toDetour) },
  };
}

function drawMap(toDoor: number, toBridge: number, toDetour: number): GridMap {
  const row = (middle: string, left = ".", right = ".") => {
    const floor = ".".repeat(toDoor - 1);
    return `#${left}${floor}${middle}${floor}${right}#`;
  };
  const wall = "#".repeat(2 * toDoor + 3);
  return createGridMap([
    wall,
    row("b"),
    ...new Array<string>(toBridge - 1).fill(row("~")),
    row("d", "S", "G"),
    ...new Array<string>(toDetour - 1).fill(row("~")),
    row("."),
    wall,
  ]);
}

function assertMeasures(toDoor: number, toBridge: number, toDetour: number): void {
  for (const [name, value, least] of [
    ["toDoor", toDoor, 1],
    ["toBridge", toBridge, 1],
    ["toDetour", toDetour, toBridge + 1],
  ] as const) {
    if (!Number.isInteger(value) || value < least)
      throw new RangeError(
        `createDoorAndBridge: ${name} must be an integer of at least ${least}, got ${value}`,
      );
  }
}
