import { Rng } from "lib/core/rng";
import { createSeaquest, gaugeOf, type SeaquestState } from "lib/envs/arcade/seaquest";

const { world } = createSeaquest();
const [none, left, up, right, down, fire] = [0, 1, 2, 3, 4, 5];
const start = world.reset(new Rng(1));

const boat = (row: number, column = 5, looks = 1) => ({ row, column, right: looks });
const air = (given: Partial<SeaquestState["air"]>) => ({ oxygen: 100, aboard: 0, isUp: false, ...given });
/** A boat in the middle of empty water, unless said otherwise. */
const state = (given: Partial<SeaquestState>): SeaquestState => ({
  ...start,
  boat: boat(5),
  air: air({}),
  ...given,
});
const step = (given: Partial<SeaquestState>, action = none, seed = 1) =>
  world.step(state(given), action, new Rng(seed));
/** A boat that waits at the surface, where nothing happens to it. */
const waiting = { boat: boat(0), air: air({ isUp: true }) };

const fish = { row: 5, column: 7, right: -1, toMove: 3 };
const submarine = { ...fish, toShoot: 4 };

describe("seaquest", () => {
  it("steers the boat, which looks where it goes, from the surface to row 8", () => {
    expect(step({}, left).next.boat).toEqual(boat(5, 4, -1));
    expect(step({ boat: boat(5, 5, -1) }, right).next.boat).toEqual(boat(5, 6, 1));
    expect(step({ boat: boat(5, 5, -1) }, up).next.boat).toEqual(boat(4, 5, -1));
    expect(step({ boat: boat(8) }, down).next.boat).toEqual(boat(8));
  });

  it("fires once in five steps, ahead", () => {
    const columns: number[][] = [];
    let now = state({ boat: boat(3, 5, -1) });
    for (let t = 0; t < 6; t++) {
      now = world.step(now, fire, new Rng(1)).next;
      columns.push(now.torpedoes.map(({ column }) => column));
    }
    expect(columns).toEqual([[4], [3], [2], [1], [0], [4]]);
  });

  it("pays 1 for each enemy that a torpedo hits; both are gone", () => {
    const torpedo = { row: 5, column: 6, right: 1 };
    const one = step({ torpedoes: [torpedo], fish: [fish] });
    expect(one).toMatchObject({ cost: -1, next: { fish: [], torpedoes: [] } });
    const two = step({ torpedoes: [torpedo], fish: [fish], submarines: [submarine] });
    expect(two).toMatchObject({ cost: -1, next: { fish: [], submarines: [{ column: 7 }] } });
    expect(step({ torpedoes: [{ ...torpedo, row: 4 }], fish: [fish] }).cost).toBe(0);
  });

  it("ends where the bow meets a fish, a submarine or a missile, before or after they move", () => {
    const beside = boat(5, 6);
    for (const enemies of [{ fish: [fish] }, { submarines: [submarine] }])
      expect(step({ boat: beside, ...enemies }, right).terminated).toBe(true);
    expect(step({ boat: beside, fish: [{ ...fish, toMove: 0 }] }).terminated).toBe(true);
    expect(step({ boat: beside, fish: [fish] }).terminated).toBe(false);
    expect(step({ boat: beside, missiles: [boat(5, 7, -1)] }).terminated).toBe(true);
    expect(step({ boat: boat(5, 6, -1), fish: [fish] }).terminated).toBe(false); // the stern
  });

  it("lets submarines shoot a missile ahead every eleventh step", () => {
    const shooting = step({ boat: boat(2), submarines: [{ ...submarine, toShoot: 0 }] }).next;
    expect(shooting).toMatchObject({ missiles: [boat(5, 6, -1)], submarines: [{ toShoot: 10 }] });
    const loading = step({ boat: boat(2), submarines: [submarine] }).next;
    expect(loading).toMatchObject({ missiles: [], submarines: [{ toShoot: 3 }] });
  });

  it("takes divers aboard that it meets, up to six", () => {
    const beside = boat(5, 6);
    const met = step({ boat: beside, divers: [fish] }, right).next;
    expect([met.air.aboard, met.divers]).toEqual([1, []]);
    expect(step({ boat: beside, divers: [{ ...fish, toMove: 0 }] }).next.air.aboard).toBe(1);
    const full = step({ boat: beside, air: air({ aboard: 6 }), divers: [fish] }, right).next;
    expect([full.air.aboard, full.divers.length]).toEqual([6, 1]);
  });

  it("uses oxygen below the surface, and ends without", () => {
    expect(step({}).next.air.oxygen).toBe(99);
    expect(world.step(start, none, new Rng(1)).next.air.oxygen).toBe(200);
    expect(step({ air: air({ oxygen: 0 }) }).terminated).toBe(false);
    expect(step({ air: air({ oxygen: -1 }) }).terminated).toBe(true);
  });

  it("ends at the surface without divers; with some, gives one for new oxygen, and stays as it is while there", () => {
    expect(step({ boat: boat(1) }, up).terminated).toBe(true);
    const { next, cost, terminated } = step({ boat: boat(1), air: air({ aboard: 3 }) }, up);
    expect([cost, terminated, next.air]).toEqual([0, false, { oxygen: 200, aboard: 2, isUp: true }]);
    expect(world.step(next, none, new Rng(1)).next.air).toEqual(next.air);
    expect(world.step(next, down, new Rng(1)).next.air).toEqual({ oxygen: 199, aboard: 2, isUp: false });
  });

  it("becomes harder at each surfacing: an enemy comes a step sooner, every second time all move faster, too", () => {
    const surfacing = { boat: boat(1), air: air({ aboard: 3 }) };
    const pace = (enemyEvery: number, moveEvery: number, level: number) => ({ enemyEvery, moveEvery, level });
    expect(step(surfacing, up).next.pace).toEqual(pace(19, 5, 1));
    expect(step({ ...surfacing, pace: pace(9, 5, 1) }, up).next.pace).toEqual(pace(8, 4, 2));
    expect(step({ ...surfacing, pace: pace(1, 2, 31) }, up).next.pace).toEqual(pace(1, 2, 31));
    const even = createSeaquest({ ramp: false }).world;
    expect(even.step(state(surfacing), up, new Rng(1)).next.pace).toEqual(pace(20, 5, 0));
  });

  it("pays a full crew what is left of ten cells of oxygen, and puts all ashore", () => {
    const { next, cost } = step({ boat: boat(1), air: air({ aboard: 6, oxygen: 139 }) }, up);
    expect([cost, next.air]).toEqual([-6, { oxygen: 200, aboard: 0, isUp: true }]);
    expect([0, 19, 20, 199, 200].map(gaugeOf)).toEqual([0, 0, 1, 9, 10]);
  });

  it("sends an enemy every twentieth step, a submarine one time in three, never towards another in its row", () => {
    const sent = (seed: number, given = {}) => step({ ...waiting, toEnemy: 0, ...given }, none, seed).next;
    const come = Array.from({ length: 900 }, (_, seed) => sent(seed));
    expect(come.filter(({ submarines }) => submarines.length === 1).length / 900).toBeCloseTo(1 / 3, 1);
    expect(come[0].toEnemy).toBe(19);
    const wall = Array.from({ length: 8 }, (_, i) => ({ ...fish, row: i + 1 }));
    const beside = Array.from({ length: 200 }, (_, seed) => sent(seed, { fish: wall }));
    const newest = beside.flatMap((now) => [...now.fish.slice(8), ...now.submarines]);
    expect(newest.every((enemy) => enemy.right === -1)).toBe(true);
    expect(newest.length / 200).toBeCloseTo(0.5, 1);
  });

  it("sends a diver every thirtieth step", () => {
    const { next } = step({ ...waiting, toDiver: 0 });
    expect([next.divers.length, next.toDiver]).toEqual([1, 29]);
  });
});
