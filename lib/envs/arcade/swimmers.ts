import type { Rng } from "../../core/rng";
import { side } from "./arcadeGame";

/** What lies on a cell and goes to the right (1) or to the left (−1). */
export interface Mover {
  readonly row: number;
  readonly column: number;
  readonly right: number;
}

/** One that takes a step only now and then. */
export interface Swimmer extends Mover {
  /** Steps until it moves. */
  readonly toMove: number;
}

/** A swimmer that shoots. */
export interface Submarine extends Swimmer {
  readonly toShoot: number;
}

/** All that is in the water besides the boat. */
export interface Shoal {
  /** What the boat fired, and what enemies fired. */
  readonly torpedoes: readonly Mover[];
  readonly missiles: readonly Mover[];
  readonly fish: readonly Swimmer[];
  readonly submarines: readonly Submarine[];
  readonly divers: readonly Swimmer[];
}

/** Rows of the water in which they swim. */
export const [topWater, bottomWater] = [1, side - 2];

const isInside = ({ column }: Mover): boolean => column >= 0 && column < side;

/** Whether something lies on a cell. */
export const isAt =
  (row: number, column: number) =>
  (mover: Mover): boolean =>
    mover.row === row && mover.column === column;

/** All of them a column further; those that leave the board are gone. */
export const fly = (movers: readonly Mover[]): Mover[] =>
  movers.map((mover) => ({ ...mover, column: mover.column + mover.right })).filter(isInside);

/** Those that are due a column further, for which the wait begins anew; those that leave the board are gone. */
export function swim<S extends Swimmer>(swimmers: readonly S[], every: number): S[] {
  return swimmers
    .map((swimmer) =>
      swimmer.toMove > 0
        ? { ...swimmer, toMove: swimmer.toMove - 1 }
        : { ...swimmer, column: swimmer.column + swimmer.right, toMove: every },
    )
    .filter(isInside);
}

/** A new swimmer at either side of any row of the water. */
export function drawSwimmer(rng: Rng, toMove: number): Swimmer {
  const right = 2 * rng.integer(2) - 1;
  const row = topWater + rng.integer(bottomWater - topWater + 1);
  return { row, column: right > 0 ? 0 : side - 1, right, toMove };
}
