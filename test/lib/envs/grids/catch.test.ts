import { Rng } from "lib/core/rng";
import { palette } from "lib/envs/canvas";
import {
  catchPixels,
  catchSize,
  createCatch,
  drawCatch,
  seenCatch,
  type CatchState,
} from "lib/envs/grids/catch";

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

/** The rows of a grey picture as texts: # white, . black. */
function rowsOf(pixels: ArrayLike<number>, side: number): string[] {
  const marks = Array.from(pixels, (pixel) => (pixel === 255 ? "#" : pixel === 0 ? "." : "?"));
  return Array.from({ length: side }, (_, row) => marks.slice(row * side, (row + 1) * side).join(""));
}

describe("catchPixels", () => {
  it("draws ball and paddle as white squares of two pixels on black", () => {
    expect(rowsOf(catchPixels([0, 2, 1], 3), 6)).toEqual([
      "....##",
      "....##",
      "......",
      "......",
      "..##..",
      "..##..",
    ]);
  });

  it("shows one square where the ball lies on the paddle, two where it was missed", () => {
    const white = (state: CatchState) => catchPixels(state).filter((pixel) => pixel === 255).length;
    expect([white([7, 3, 3]), white([7, 3, 4])]).toEqual([4, 8]);
  });
});

describe("seenCatch", () => {
  it("shows 16 × 16 grey pixels, takes three choices, and pays 1 for a ball that is caught at the seventh step", () => {
    const environment = seenCatch();
    expect(environment.observationSpace).toMatchObject({ kind: "image", shape: [16, 16, 1] });
    expect(environment.actionSpace).toMatchObject({ kind: "discrete", n: 3 });
    const rng = new Rng(1);
    for (let episode = 0; episode < 8; episode++) {
      let { observation } = environment.reset(rng);
      for (let t = 1; t < catchSize; t++) {
        const columnOf = (row: number) => Math.floor(observation.slice(32 * row, 32 * row + 16).indexOf(255) / 2); // prettier-ignore
        const action = 1 + Math.sign(columnOf(t - 1) - columnOf(catchSize - 1));
        const result = environment.step(action);
        observation = result.observation;
        expect([result.reward, result.terminated]).toEqual(t === catchSize - 1 ? [1, true] : [0, false]);
      }
    }
  });

  it("pays −1 for a ball that is missed", () => {
    const environment = seenCatch(2);
    const { observation } = environment.reset(new Rng(1));
    const ball = observation[0] === 255 ? 0 : 1;
    expect(environment.step(ball === 0 ? 2 : 0)).toMatchObject({ reward: -1, terminated: true });
  });
});
