import { Rng } from "lib/core/rng";
import { type BreakoutState, createBreakout, wall } from "lib/envs/arcade/breakout";
import { known } from "./known";

const { world } = createBreakout();
const [none, left, right] = [0, 1, 2];

/** A ball in the open, above an empty floor, unless said otherwise. */
const state = (given: Partial<BreakoutState>): BreakoutState => ({
  ...{ paddle: 0, row: 5, column: 5, down: 1, right: 1, last: 44, bricks: wall, isPassing: false },
  ...given,
});
const brick = (row: number, column: number) => 1 << (10 * (row - 1) + column);
const step = (given: Partial<BreakoutState>, action = none) => world.step(state(given), action, new Rng(1));

describe("breakout", () => {
  it("begins with a ball at the left or right of the lowest bricks, which flies down and inwards", () => {
    const starts = Array.from({ length: 20 }, (_, seed) => world.reset(new Rng(seed)));
    expect(new Set(starts.map(({ column, right: dx }) => `${column} ${dx}`))).toEqual(
      new Set(["0 1", "9 -1"]),
    );
    for (const start of starts) expect(start).toMatchObject({ row: 3, down: 1, paddle: 4, bricks: wall });
  });

  it("moves the paddle by a column, as far as to the edges, and the ball along its diagonal", () => {
    expect(step({ paddle: 4 }, left).next).toMatchObject({ paddle: 3, row: 6, column: 6, last: 55 });
    expect(step({ paddle: 4 }, right).next.paddle).toBe(5);
    expect(step({ paddle: 0 }, left).next.paddle).toBe(0);
    expect(step({ paddle: 9 }, right).next.paddle).toBe(9);
  });

  it("turns the ball at the sides and at the top", () => {
    expect(step({ column: 9 }).next).toMatchObject({ row: 6, column: 9, right: -1, down: 1 });
    expect(step({ column: 0, right: -1 }).next).toMatchObject({ row: 6, column: 0, right: 1 });
    expect(step({ row: 0, down: -1 }).next).toMatchObject({ row: 0, column: 6, down: 1, right: 1 });
  });

  it("pays 1 for a brick, which is gone, and reflects the ball before it", () => {
    const { next, cost, terminated } = step({ row: 4, down: -1 });
    expect([cost, terminated]).toEqual([-1, false]);
    expect(next).toMatchObject({ row: 4, column: 6, down: 1, bricks: wall ^ brick(3, 6), isPassing: true });
  });

  it("lets a ball that has just broken a brick pass through others until it is out of them", () => {
    const inside = step({ row: 1, isPassing: true });
    expect(inside).toMatchObject({ cost: -0, next: { row: 2, column: 6, bricks: wall, isPassing: true } });
    expect(step({ row: 3, isPassing: true }).next).toMatchObject({ row: 4, isPassing: false });
  });

  it("reflects a ball right above the paddle, and throws back one that comes upon its corner", () => {
    expect(step({ row: 8, paddle: 5 }).next).toMatchObject({ row: 8, column: 6, down: -1, right: 1 });
    expect(step({ row: 8, paddle: 6 }).next).toMatchObject({ row: 8, column: 6, down: -1, right: -1 });
    expect(step({ row: 8, paddle: 4 }, right).terminated).toBe(false);
  });

  it("ends when the ball passes the paddle", () => {
    expect(step({ row: 8, paddle: 7 })).toMatchObject({ cost: -0, terminated: true, next: { row: 9 } });
  });

  it("builds the wall anew when the ball comes down, not earlier", () => {
    const last = step({ row: 4, down: -1, bricks: brick(3, 6) });
    expect(last).toMatchObject({ cost: -1, next: { bricks: 0 } });
    expect(step({ row: 8, paddle: 5, bricks: 0 }).next.bricks).toBe(wall);
  });

  it("plays an episode of MinAtar's step by step, through four walls", () => {
    let now = { ...world.reset(new Rng(1)), column: 0, right: 1, last: 30 };
    const paid: number[] = [];
    [...known.breakoutEpisode.actions].forEach((letter, t) => {
      const { next, cost, terminated } = world.step(now, "nlr".indexOf(letter), new Rng(1));
      expect(terminated).toBe(false);
      if (cost < 0) paid.push(t);
      now = next;
    });
    expect(paid).toEqual(known.breakoutEpisode.paid);
  });
});
