import { Lockstep } from "lib/agents/training/lockstep";
import { Rng } from "lib/core/rng";
import { pendulumSwingUp } from "lib/envs/control/pendulumSwingUp";
import { environmentOf } from "lib/envs/environmentOf";
import { createCatch, seenCatch } from "lib/envs/grids/catch";
import { box, discrete } from "lib/envs/spaces";
import { timeLimit } from "lib/envs/wrappers/timeLimit";

const still = new Float32Array([0, 1, 0, 0, 1, 0]);
const two = (seed = 1) => new Lockstep([seenCatch(), seenCatch()], new Rng(seed));

describe("Lockstep", () => {
  it("shows the newest row of each world, and gives the episodes that are over", () => {
    const worlds = two();
    expect(Array.from(worlds.rows.isFirst)).toEqual([1, 1]);
    for (let t = 1; t < 7; t++) expect(worlds.step(still)).toEqual([]);
    expect(Array.from(worlds.rows.isFirst)).toEqual([0, 0]);
    const finished = worlds.step(still);
    expect(finished.map(({ world, episode }) => [world, episode.steps])).toEqual([[0, 8], [1, 8]]); // prettier-ignore
    for (const { episode, isLost } of finished) {
      const { reward, isTerminal } = episode;
      expect(isLost).toBe(false);
      expect(Math.abs(reward[7])).toBe(1);
      expect(isTerminal[7]).toBe(1);
    }
    expect(Array.from(worlds.rows.isFirst)).toEqual([1, 1]); // the next ones have begun
  });

  it("takes the largest number for the choice, and numbers as they are for vectors", () => {
    const moved = two();
    for (let t = 0; t < 6; t++) moved.step(new Float32Array([0.1, 0.2, 0.9, 0.9, 0.2, 0.1]));
    const bottom = Array.from(moved.rows.observation.slice(14 * 16, 15 * 16));
    expect(bottom.indexOf(255)).toBe(14); // the first paddle went to the right
    const vectors = new Lockstep([timeLimit(pendulumSwingUp(), 2)], new Rng(1));
    const [half] = new Float32Array([0.3]);
    vectors.step(new Float32Array([half]));
    expect(vectors.rows.action[0]).toBe(half);
  });

  it("announces all actions before the first step, for worlds that share a process", () => {
    const said: string[] = [];
    const listening = (name: string) => {
      const world = seenCatch();
      const step = world.step.bind(world);
      world.announce = (action) => void said.push(`${name} will ${action}`);
      world.step = (action) => (said.push(`${name} does ${action}`), step(action));
      return world;
    };
    new Lockstep([listening("a"), listening("b")], new Rng(1)).step(still);
    expect(said).toEqual(["a will 1", "b will 1", "a does 1", "b does 1"]);
  });

  it("goes on elsewhere as it would have here", () => {
    const [here, there] = [two(1), two(2)];
    for (let t = 0; t < 11; t++) here.step(still);
    there.restore(here.save());
    expect(there.rows).toEqual(here.rows);
    for (let t = 0; t < 20; t++) expect(there.step(still)).toEqual(here.step(still));
  });

  it("refuses worlds in which an agent cannot act, and another number of them", () => {
    const wide = environmentOf(createCatch(), {
      observe: (state) => [...state],
      spaces: { observation: box([0, 0, 0], [7, 7, 7]), action: discrete(3) },
    });
    expect(() => new Lockstep([{ ...wide, actionSpace: box([-2], [2]) } as never], new Rng(1))).toThrow(
      "an agent's actions must be choices or vectors from −1 to 1, got 1 number from -2 to 2",
    );
    const one = new Lockstep([seenCatch()], new Rng(1));
    expect(() => one.restore(two().save())).toThrow("there must be 1 worlds, got 2");
  });
});
