import { Rng } from "lib/core/rng";
import { type AsterixState, createAsterix, type Walker } from "lib/envs/arcade/asterix";

const { world } = createAsterix();
const [none, left, up, right, down] = [0, 1, 2, 3, 4];

const pace = (comeEvery: number, walkEvery: number, level: number, toRamp: number) => ({ comeEvery, walkEvery, level, toRamp }); // prettier-ignore
const state = (given: Partial<AsterixState>): AsterixState => ({
  ...{ row: 5, column: 5, walkers: [], toCome: 9, toWalk: 9, pace: pace(10, 5, 0, 100) },
  ...given,
});
const step = (given: Partial<AsterixState>, action = none, seed = 1) =>
  world.step(state(given), action, new Rng(seed));
const treasure: Walker = { row: 5, column: 6, right: -1, isTreasure: true };
const enemy: Walker = { ...treasure, isTreasure: false };

describe("asterix", () => {
  it("moves the player to all sides, within rows 1 to 8", () => {
    const places = [left, up, right, down].map((action) => step({}, action).next);
    expect(places.map(({ row, column }) => [row, column])).toEqual([[5, 4], [4, 5], [5, 6], [6, 5]]); // prettier-ignore
    expect(step({ row: 1 }, up).next.row).toBe(1);
    expect(step({ row: 8 }, down).next.row).toBe(8);
    expect(step({ column: 0 }, left).next.column).toBe(0);
    expect(step({ column: 9 }, right).next.column).toBe(9);
  });

  it("pays 1 for a treasure that the player goes to or that comes to it, and it is gone", () => {
    expect(step({ walkers: [treasure] }, right)).toMatchObject({ cost: -1, next: { walkers: [] } });
    expect(step({ walkers: [treasure], toWalk: 0 })).toMatchObject({ cost: -1, terminated: false });
    expect(step({ walkers: [treasure] }).cost).toBe(0);
  });

  it("ends at an enemy that the player goes to or that comes to it", () => {
    expect(step({ walkers: [enemy] }, right)).toMatchObject({ cost: 0, terminated: true });
    expect(step({ walkers: [enemy], toWalk: 0 }).terminated).toBe(true);
    expect(step({ walkers: [enemy], toWalk: 1 }).terminated).toBe(false);
  });

  it("walks all at once every fifth step; who leaves the board is gone", () => {
    const walkers = [
      { ...enemy, row: 2, column: 0 },
      { ...enemy, row: 3, column: 4, right: 1 },
    ];
    const { next } = step({ walkers, toWalk: 0 });
    expect(next.walkers).toEqual([{ ...enemy, row: 3, column: 5, right: 1 }]);
    expect(next.toWalk).toBe(4);
  });

  it("brings one more every tenth step, from a side, into a row that is free, a treasure one time in three", () => {
    const seven = [1, 2, 3, 4, 6, 7, 8].map((row) => ({ ...enemy, row, column: 3 }));
    const come = Array.from({ length: 600 }, (_, seed) => step({ toCome: 0, row: 1, walkers: seven.slice(1) }, none, seed)); // prettier-ignore
    const newest = come.map(({ next }) => next.walkers.at(-1)!);
    expect(new Set(newest.map(({ row }) => row))).toEqual(new Set([1, 5]));
    for (const { column, right: by } of newest) expect(column).toBe(by > 0 ? 0 : 9);
    expect(newest.filter(({ isTreasure }) => isTreasure).length / 600).toBeCloseTo(1 / 3, 1);
    expect(come[0].next.toCome).toBe(9);
    const eight = [...seven, { ...enemy, column: 3 }];
    expect(step({ toCome: 0, column: 8, walkers: eight }).next.walkers).toHaveLength(8);
  });

  it("becomes harder after a hundred steps: they come a step sooner, every second time walk faster, too", () => {
    const paceAfter = (given: AsterixState["pace"]) => step({ pace: given }).next.pace;
    expect(paceAfter(pace(10, 5, 0, 0))).toEqual(pace(10, 5, 0, -1));
    expect(paceAfter(pace(10, 5, 0, -1))).toEqual(pace(9, 5, 1, 100));
    expect(paceAfter(pace(9, 5, 1, -1))).toEqual(pace(8, 4, 2, 100));
    expect(paceAfter(pace(1, 2, 30, -1))).toEqual(pace(1, 2, 31, 100));
    expect(paceAfter(pace(1, 1, 31, -1))).toEqual(pace(1, 1, 31, -1));
    const even = createAsterix({ ramp: false }).world;
    expect(even.step(state({ pace: pace(10, 5, 0, -1) }), none, new Rng(1)).next.pace).toEqual(
      pace(10, 5, 0, -1),
    );
  });
});
