import { Rng } from "lib/core/rng";
import { createFork, forkPath, forkPixels, type ForkState, seenFork } from "lib/envs/pixels/fork";

/** The states of an episode. */
function walk(seed: number): ForkState[] {
  const [world, rng] = [createFork(), new Rng(seed)];
  const states = [world.reset(rng)];
  for (let terminated = false; !terminated;) {
    const step = world.step(states[states.length - 1], 0, rng);
    states.push(step.next);
    terminated = step.terminated;
  }
  return states;
}

describe("Fork", () => {
  it("is walked by one of two paths, each in about half of the episodes", () => {
    const ways = Array.from({ length: 1000 }, (_, seed) => {
      const states = walk(seed);
      const way = states[states.length - 1][2];
      expect(states).toEqual(forkPath(way === 1 ? 1 : -1));
      return way;
    });
    const right = ways.filter((way) => way === 1).length;
    expect(Math.abs(right - 500)).toBeLessThan(4 * Math.sqrt(250));
  });

  it("shows one white square of four pixels, the same up to the fork, and nowhere the same after it", () => {
    const [left, right] = [forkPath(-1).map(forkPixels), forkPath(1).map(forkPixels)];
    left.forEach((picture, t) => {
      expect(picture.filter((pixel) => pixel === 255)).toHaveLength(4);
      const both = picture.filter((pixel, i) => pixel === 255 && right[t][i] === 255).length;
      expect(both).toBe(t <= 3 ? 4 : 0);
    });
  });

  it("is an environment of 16 × 16 grey pixels and one choice", () => {
    const environment = seenFork();
    expect(environment.observationSpace).toMatchObject({ kind: "image", shape: [16, 16, 1] });
    expect(environment.actionSpace).toMatchObject({ kind: "discrete", n: 1 });
    environment.reset(new Rng(1));
    const ends = Array.from({ length: 6 }, () => environment.step(0));
    expect(ends.map(({ reward, terminated }) => [reward, terminated])).toEqual(
      ends.map((_, t) => [0, t === 5]),
    );
  });
});
