import { Rng } from "lib/core/rng";
import { palette } from "lib/envs/canvas";
import { catchSize, createCatch, drawCatch, type CatchState } from "lib/envs/grids/catch";

/** The return of an episode, as a reward. */
function play(policy: (state: CatchState, rng: Rng) => number, seed: number): number {
  const rng = new Rng(seed);
  const world = createCatch();
  let state = world.reset(rng);
  for (let t = 1; ; t++) {
    const { next, cost, terminated } = world.step(state, policy(state, rng), rng);
    if (terminated) {
      expect(t).toBe(catchSize - 1);
      return -cost;
    }
    expect(cost).toBe(0);
    state = next;
  }
}

describe("Catch", () => {
  it("is won by following the ball, from every column", () => {
    const follow = ([, column, paddle]: CatchState) => 1 + Math.sign(column - paddle);
    for (let seed = 0; seed < 50; seed++) expect(play(follow, seed)).toBe(1);
  });

  it("pays about −0.75 to a paddle that moves by chance", () => {
    const returns = Array.from({ length: 2000 }, (_, seed) => play((_s, rng) => rng.integer(3), seed));
    expect(returns.reduce((a, b) => a + b) / 2000).toBeCloseTo(-0.75, 1);
  });

  it("draws ball and paddle", () => {
    const { pixels, width } = drawCatch([2, 5, 1], 8, 2);
    const at = (row: number, column: number) => [
      ...pixels.subarray(3 * (row * width + column)).subarray(0, 3),
    ];
    expect(at(5, 11)).toEqual([...palette.orange]);
    expect(at(15, 2)).toEqual([...palette.sky]);
    expect(at(0, 0)).toEqual([...palette.ink]);
  });

  it("refuses a board without room", () => {
    expect(() => createCatch(1)).toThrow("createCatch: size must be an integer of at least 2, got 1");
  });
});
