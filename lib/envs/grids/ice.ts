import { createGridMap, gridCost, gridMark, gridNeighbour, mirrorGridMap, type GridMap } from "./gridMap";
import type { World } from "../world";

/** How one instance of Ice differs from another. */
export interface IceVariant {
  /** Probability that a step on the ice slips, in [0, 1]; 0.3 unless given. */
  slip?: number;
  /** Left and right exchanged. */
  mirrored?: boolean;
}

/** One of the things that a step may lead to. */
export interface Outcome {
  next: number;
  probability: number;
  /** Whether the robot slipped. It feels that, also where it gets to the same cell. */
  slipped: boolean;
}

/** A grid beside a cliff where steps may slip. States are cells, actions `gridActions`. */
export interface IceWorld extends World<number, number> {
  /** For drawing: "*" is ice, "~" the ground below the cliff. */
  map: GridMap;
  /** What a step may lead to; the probabilities sum to 1, and none is 0. */
  outcomes(state: number, action: number): Outcome[];
}

const rows = [
  ".......", // 12 steps from S to G by this row
  ".......", // 10
  ".......", // 8, the best way
  "S*****G", // 6, if nothing happens
  "~~~~~~~",
];

/** A step slips with the probability slipAt(cell); it then leads one cell down, towards the cliff, whatever the action. From
 *  below the cliff nobody returns. COSTS: 1 a step, 2 below the cliff. */
function createSlippery(map: GridMap, slipAt: (cell: number) => number): IceWorld {
  const down = (state: number) => gridNeighbour(map, state, 1);
  return {
    map,
    outcomes: (state, action) => {
      const slip = slipAt(state);
      const outcomes = [
        { next: gridNeighbour(map, state, action), probability: 1 - slip, slipped: false },
        { next: down(state), probability: slip, slipped: true },
      ];
      return outcomes.filter(({ probability }) => probability > 0);
    },
    reset: () => map.start,
    step: (state, action, rng) => {
      const next = rng.uniform() < slipAt(state) ? down(state) : gridNeighbour(map, state, action);
      return { next, cost: gridCost(map, state), terminated: next === map.goal };
    },
  };
}

function assertProbability(name: string, p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${name} must be in [0, 1], got ${p}`);
}

/** The world: 4 rows of 7 cells beside a cliff; of these, only the five along the edge are icy. The best way keeps one row
 *  off the edge, J* = 8.
 *  @throws RangeError if slip is no probability. */
export function createIce({ slip = 0.3, mirrored = false }: IceVariant = {}): IceWorld {
  assertProbability("createIce: slip", slip);
  const drawn = createGridMap(rows);
  const map = mirrored ? mirrorGridMap(drawn) : drawn;
  return createSlippery(map, (cell) => (gridMark(map, cell) === "*" ? slip : 0));
}

/** A model of the world in which every cell is as slippery as the next.
 *  @throws RangeError if slip is no probability. */
export function createEvenIce(world: IceWorld, slip: number): IceWorld {
  assertProbability("createEvenIce: slip", slip);
  const { map } = world;
  return createSlippery(map, (cell) => (cell === map.goal || gridMark(map, cell) === "~" ? 0 : slip));
}
