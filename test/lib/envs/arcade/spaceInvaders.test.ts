import { Rng } from "lib/core/rng";
import { createSpaceInvaders, type SpaceInvadersState } from "lib/envs/arcade/spaceInvaders";

const { world } = createSpaceInvaders();
const [none, left, right, fire] = [0, 1, 2, 3];
const start = world.reset(new Rng(1));

/** One alien at the top right and nothing soon, unless said otherwise. */
const state = (given: Partial<SpaceInvadersState>): SpaceInvadersState => ({
  ...{ cannon: 5, aliens: [7], right: -1, shots: [], bombs: [], toFire: 0, toMarch: 9, toBomb: 9, pace: 12 },
  ...given,
});
const step = (given: Partial<SpaceInvadersState>, action = none) =>
  world.step(state(given), action, new Rng(1));

/** States after each of so many steps of one action. */
function after(steps: number, action: number, from = start): SpaceInvadersState[] {
  return Array.from({ length: steps }, () => (from = world.step(from, action, new Rng(1)).next));
}

describe("space invaders", () => {
  it("begins with four rows of six aliens that march to the left", () => {
    expect(start.aliens).toHaveLength(24);
    expect([Math.min(...start.aliens), Math.max(...start.aliens)]).toEqual([2, 37]);
    expect(start).toMatchObject({ cannon: 5, right: -1, shots: [], bombs: [] });
  });

  it("moves the cannon as far as to the edges", () => {
    expect([left, right, none].map((action) => step({}, action).next.cannon)).toEqual([4, 6, 5]);
    expect(step({ cannon: 0 }, left).next.cannon).toBe(0);
    expect(step({ cannon: 9 }, right).next.cannon).toBe(9);
  });

  it("fires once in five steps; a shot rises a row a step and leaves at the top", () => {
    const shots = after(7, fire, state({})).map((now) => now.shots);
    expect(shots).toEqual([[85], [75], [65], [55], [45], [35, 85], [25, 75]]);
    expect(step({ shots: [5] }).next.shots).toEqual([]);
  });

  it("pays 1 for an alien that is shot; both are gone", () => {
    expect(step({ aliens: [27, 7], shots: [37, 80] })).toMatchObject({
      ...{ cost: -1, terminated: false, next: { aliens: [7], shots: [70] } },
    });
  });

  it("marches a column every twelfth step, and a row down and about where one stands at the edge", () => {
    const far = state({ toBomb: 1000, aliens: start.aliens, toMarch: 12 });
    const moved = after(37, none, far).map(({ aliens }) => aliens[0]);
    expect(moved.filter((cell, t) => cell !== (moved[t - 1] ?? 2))).toEqual([1, 0, 10]);
    expect([moved[11], moved[12], moved[24], moved[36]]).toEqual([2, 1, 0, 10]);
    expect(step({ aliens: [19, 7], right: 1, toMarch: 0 }).next).toMatchObject({
      aliens: [29, 17],
      right: -1,
    });
  });

  it("marches faster with fewer than twelve: with one alien a column each step", () => {
    expect(step({ toMarch: 0, aliens: [7, 8, 9] }).next.toMarch).toBe(2);
    expect(after(3, none, state({ toMarch: 0 })).map(({ aliens }) => aliens)).toEqual([[6], [5], [4]]);
  });

  it("drops a bomb every tenth step from the lowest alien of the column nearest to the cannon", () => {
    expect(step({ toBomb: 0, aliens: [3, 13, 7, 17, 27] }).next).toMatchObject({ bombs: [13], toBomb: 9 });
    expect(step({ toBomb: 0, aliens: [1, 17] }).next.bombs).toEqual([17]);
    expect(step({ bombs: [20, 94] }).next.bombs).toEqual([30]);
  });

  it("ends where a bomb or an alien hits the cannon, and where aliens land", () => {
    expect(step({ bombs: [85] }).terminated).toBe(true);
    expect(step({ bombs: [85] }, right).terminated).toBe(false);
    expect(step({ aliens: [94, 7], right: 1, toMarch: 0 }).terminated).toBe(true);
    expect(step({ aliens: [96, 7] }, right).terminated).toBe(true);
    expect(step({ aliens: [99, 7], right: 1, toMarch: 0 }).terminated).toBe(true);
    expect(step({ aliens: [89, 7], right: 1, toMarch: 0 }).terminated).toBe(false);
  });

  it("sends the next wave after the last alien, a step faster as far as to six; never faster without ramp", () => {
    const shot = { shots: [17] };
    expect(step(shot)).toMatchObject({ cost: -1, next: { aliens: start.aliens, pace: 11 } });
    expect(step({ ...shot, pace: 6 }).next.pace).toBe(6);
    const even = createSpaceInvaders({ ramp: false }).world;
    expect(even.step(state(shot), none, new Rng(1)).next.pace).toBe(12);
  });
});
