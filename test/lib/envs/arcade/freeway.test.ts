import { Rng } from "lib/core/rng";
import { type Car, columnOf, createFreeway, type FreewayState } from "lib/envs/arcade/freeway";

const { world } = createFreeway();
const [none, up, down] = [0, 1, 2];

/** A car so far away that it meets nobody soon, and one that it is at a column. */
const away: Car = { start: 0, direction: 1, period: 6 };
const at = (start: number, direction = 1, period = 6): Car => ({ start, direction, period });
const lane = (row: number, car: Car): Car[] =>
  Array.from({ length: 8 }, (_, i) => (i === row - 1 ? car : away));
const state = (given: Partial<FreewayState>): FreewayState => ({
  ...{ row: 9, rest: 0, driven: 0, cars: lane(0, away) },
  ...given,
});
const step = (given: Partial<FreewayState>, action = up) => world.step(state(given), action, new Rng(1));

describe("freeway", () => {
  it("moves the player a row up or down, once in three steps", () => {
    const rows: number[] = [];
    let now = state({});
    for (let t = 0; t < 7; t++) rows.push((now = world.step(now, up, new Rng(1)).next).row);
    expect(rows).toEqual([8, 8, 8, 7, 7, 7, 6]);
    expect(step({ row: 5 }, down).next).toMatchObject({ row: 6, rest: 2 });
    expect(step({ row: 5 }, none).next).toMatchObject({ row: 5, rest: 0 });
    expect(step({ row: 9 }, down).next.row).toBe(9);
  });

  it("lets the player wait three steps before its first move", () => {
    expect(world.reset(new Rng(1))).toMatchObject({ row: 9, rest: 3, driven: 0 });
  });

  it.each([
    [1, [0, 0, 1, 1, 2]],
    [-1, [0, 0, 9, 9, 8]],
  ])("drives a car in direction %p a column after each period, round the board", (direction, columns) => {
    expect([0, 1, 2, 3, 4].map((driven) => columnOf(at(0, direction, 2), driven))).toEqual(columns);
    expect(columnOf(at(3, direction, 2), 20)).toBe(3);
    expect(columnOf(at(0, direction, 6), 5)).toBe(0);
  });

  it("throws the player back whom a car meets: where it stood, or where it drives to", () => {
    expect(step({ row: 5, cars: lane(5, at(4)) }, none).next.row).toBe(9);
    expect(step({ row: 6, cars: lane(5, at(4)) }).next.row).toBe(9);
    expect(step({ row: 5, driven: 1, cars: lane(5, at(3, 1, 2)) }, none).next.row).toBe(9);
    expect(step({ row: 5, driven: 1, cars: lane(5, at(3, 1, 3)) }, none).next.row).toBe(5);
    expect(step({ row: 5, cars: lane(6, at(4)) }, none).next.row).toBe(5);
  });

  it("pays 1 at the top, puts the player back, and draws other speeds for cars where they are", () => {
    const before = state({ row: 1, driven: 7, cars: lane(3, at(2, -1, 3)) });
    const { next, cost, terminated } = world.step(before, up, new Rng(1));
    expect([cost, terminated, next.row, next.rest, next.driven]).toEqual([-1, false, 9, 2, 1]);
    expect(next.cars.map(({ start }) => start)).toEqual(before.cars.map((car) => columnOf(car, 7)));
    expect(next.cars).not.toEqual(before.cars);
  });

  it("draws each of five speeds in either direction", () => {
    const cars = Array.from({ length: 200 }, (_, seed) => world.reset(new Rng(seed)).cars).flat();
    expect(new Set(cars.map(({ period }) => period))).toEqual(new Set([2, 3, 4, 5, 6]));
    expect(cars.filter(({ direction }) => direction === 1).length / cars.length).toBeCloseTo(0.5, 1);
  });
});
