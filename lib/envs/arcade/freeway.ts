import type { Rng } from "../../core/rng";
import { type ArcadeGame, type Move, rowsOf, side, waited, within } from "./arcadeGame";
import { sprite, trail } from "./sprite";

/** A car, and how it drives since its speed was drawn: one column after every `period` steps. */
export interface Car {
  /** Its column when its speed was drawn. */
  readonly start: number;
  /** 1 to the right, −1 to the left. */
  readonly direction: number;
  readonly period: number;
}

/** Cars are never moved: where they are follows from how long they have driven, which makes a step cheap. */
export interface FreewayState {
  readonly row: number;
  /** Steps until the player may go again. */
  readonly rest: number;
  /** Steps since the cars' speeds were drawn. */
  readonly driven: number;
  /** One in each of the rows 1 to 8. */
  readonly cars: readonly Car[];
}

/** What the actions 0, 1, 2 are. */
export const freewayActions: readonly Move[] = ["none", "up", "down"];

const lanes = side - 2;
const bottom = side - 1;
/** The player's column. */
const path = 4;
/** Steps from one move of the player to its next. */
const pause = 3;
/** Steps of the fastest and the slowest car for a column. */
const [fastest, slowest] = [2, 6];

/** The column where a car is. */
export function columnOf({ start, direction, period }: Car, driven: number): number {
  return (start + direction * (Math.floor(driven / period) % side) + side) % side;
}

function drawCars(rng: Rng, columns: readonly number[]): Car[] {
  return columns.map((start) => {
    const direction = 2 * rng.integer(2) - 1;
    return { start, direction, period: fastest + rng.integer(slowest - fastest + 1) };
  });
}

/** Whether a car meets the player in this step: it is there before or after it drives. */
function isHit(car: Car | undefined, driven: number): boolean {
  return car !== undefined && (columnOf(car, driven) === path || columnOf(car, driven + 1) === path);
}

/**
 * A player crosses a road of eight lanes, up and down only, a move in three steps: 1 for each time that it arrives, and then it is at the
 * bottom again, and the cars get other speeds. A car that hits it throws it back to the bottom. Nothing ends an episode but its
 * length of 2,500 steps.
 * @see Young and Tian 2019, MinAtar (arXiv:1903.03176), whose description of the rules this follows
 */
export function createFreeway(): ArcadeGame<FreewayState> {
  return {
    actions: freewayActions,
    horizon: 2500,
    looks,
    world: {
      reset: (rng) => ({
        row: bottom,
        rest: pause,
        driven: 0,
        cars: drawCars(rng, Array<number>(lanes).fill(0)),
      }),
      step(state, action, rng) {
        const by = state.rest > 0 ? 0 : rowsOf(freewayActions[action]);
        const rest = waited(by === 0 ? state.rest : pause);
        const row = within(0, state.row + by, bottom);
        if (row === 0) {
          const columns = state.cars.map((car) => columnOf(car, state.driven));
          return {
            next: { row: bottom, rest, driven: 1, cars: drawCars(rng, columns) },
            cost: -1,
            terminated: false,
          };
        }
        const { cars, driven } = state;
        const isBack = isHit(cars[row - 1], driven);
        return {
          next: { row: isBack ? bottom : row, rest, driven: driven + 1, cars },
          cost: 0,
          terminated: false,
        };
      },
    },
    show({ row, driven, cars }, put) {
      cars.forEach((car, lane) => {
        const column = columnOf(car, driven);
        const behind = (column - car.direction + side) % side;
        put(side * (lane + 1) + behind, trails[car.period - fastest]);
        put(side * (lane + 1) + column, looks.car, car.direction < 0);
      });
      put(side * row + path, looks.player);
    },
  };
}

/** The faster a car, the brighter the spot behind it. */
const trails = [100, 80, 60, 40, 20].map((grey) => trail([grey, grey, grey]));

const looks = {
  car: sprite([213, 94, 0], "........ ..###... .#..##.. .#..###. ######## ######## .##..##. ........"),
  player: sprite([255, 255, 255], "...##... ...##### ..###... .#####.. #######. .####... ..#.#... ..#.#..."),
  ...Object.fromEntries(trails.map((look, i) => [`trail${fastest + i}`, look])),
};
