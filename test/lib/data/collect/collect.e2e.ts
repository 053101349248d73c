import path from "node:path";
import { Rng } from "lib/core/rng";
import { SIGNAL } from "lib/core/globalKeys";
import { collect, type BatchPolicy, type CollectOptions, type PolicyInput } from "lib/data/collect/collect";
import type { Collected } from "lib/data/collect/lanes";
import { randomPolicy } from "lib/data/collect/randomPolicy";
import { assertEpisode } from "lib/data/episode";
import { discrete } from "lib/envs/spaces";
import { columnsOf } from "../recordings";
import { createCounter, createDrift } from "./worlds";

const source = (name: string, ...args: unknown[]) => ({ module: path.join(__dirname, "worlds"), name, args });
const counter = {
  world: source("createCounter"),
  policy: randomPolicy(createCounter().actionSpace),
  rng: new Rng("collect"),
  episodes: 10,
};
const drift = { ...counter, world: source("createDrift"), policy: randomPolicy(createDrift().actionSpace) };
const faulty = (what: string, workers: number): CollectOptions => ({
  ...counter,
  world: source("createFaulty", what),
  policy: randomPolicy(discrete(2)),
  episodes: 30,
  worlds: 3,
  workers,
});

async function all(options: CollectOptions, into: Collected[] = []): Promise<Collected[]> {
  for await (const collected of collect(options)) into.push(collected);
  return into;
}

const bitsOf = (collected: readonly Collected[]) =>
  collected.map(({ index, episode }) => [index, episode.steps, ...columnsOf(episode)]);
const byIndex = (collected: readonly Collected[]) => [...collected].sort((a, b) => a.index - b.index);

describe("collect", () => {
  it("gives the same episodes in the same order, bit by bit, here, on 1 thread and on 3", async () => {
    for (const options of [counter, drift]) {
      const here = bitsOf(await all({ ...options, worlds: 4 }));
      expect(here).toHaveLength(10);
      for (const workers of [1, 3])
        expect(bitsOf(await all({ ...options, worlds: 4, workers }))).toEqual(here);
    }
  }, 120_000);

  it("gives the same episodes for any number of worlds at a time, in another order", async () => {
    const one = await all({ ...drift, worlds: 1 });
    expect(one.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const worlds of [2, 3, 10, 50])
      expect(bitsOf(byIndex(await all({ ...drift, worlds })))).toEqual(bitsOf(one));
    expect(bitsOf(await all({ ...drift, rng: new Rng("others") }))).not.toEqual(bitsOf(one));
    const firsts = one.map(({ episode }) => episode.observation[0]);
    expect(new Set(firsts).size).toBe(10);
  });

  it("marks first, last and terminal steps, and cuts episodes off at the time limit", async () => {
    const lengths = new Set<number>();
    for (const { episode } of await all({ ...counter, episodes: 60, worlds: 7 })) {
      assertEpisode("test", episode);
      const last = episode.steps - 1; // a world that terminates in step 12 itself is not cut off
      if (last < 12) expect(episode.isTerminal[last]).toBe(1);
      expect(last).toBeLessThanOrEqual(12);
      expect([episode.reward[0], ...episode.action.subarray(0, 3)]).toEqual([0, 0, 0, 0]);
      for (let t = 1; t <= last; t++) {
        expect(episode.observation[t]).toBe(episode.observation[t - 1] + 1);
        expect(episode.reward[t]).toBe(1 + episode.action.subarray(3 * t, 3 * t + 3).indexOf(1)); // the action that led here
      }
      lengths.add(last + (episode.isTerminal[last] ? 0 : 100));
    }
    expect(lengths.has(112)).toBe(true);
    expect(lengths.size).toBeGreaterThan(6);
  });

  it("asks the policy once a step for the worlds that still run, and shows it no last step", async () => {
    const calls: PolicyInput[] = [];
    const policy: BatchPolicy = async (input) => {
      calls.push(input);
      return Promise.resolve(input.worlds.map((world) => world % 3));
    };
    const collected = await all({ ...counter, policy, episodes: 5, worlds: 3 });
    const actions = collected.reduce((sum, { episode }) => sum + episode.steps - 1, 0);
    expect(calls.reduce((sum, { worlds }) => sum + worlds.length, 0)).toBe(actions);
    expect(calls[0].worlds).toEqual([0, 1, 2]);
    expect([...calls[0].isFirst]).toEqual([1, 1, 1]);
    expect(calls.reduce((sum, { isFirst }) => sum + isFirst.filter(Boolean).length, 0)).toBe(5);
    expect(calls.every(({ isLast }) => isLast.every((flag) => flag === 0))).toBe(true);
    for (const { index, episode } of collected)
      for (let t = 1; t < episode.steps; t++) expect(episode.action[3 * t + (index % 3)]).toBe(1);
  });

  it("goes on without end until the loop is left, and waits for a world that is made later", async () => {
    const indices: number[] = [];
    for await (const { index } of collect({
      ...counter,
      world: source("createLater"),
      episodes: undefined,
    })) {
      indices.push(index);
      if (indices.length === 40) break;
    }
    expect(indices).toEqual(Array.from({ length: 40 }, (_, i) => i));
  });

  it.each([0, 2])(
    "tells in a sentence which episode a world failed in, with %d threads",
    async (workers) => {
      const kept: Collected[] = [];
      await expect(all(faulty("throw", workers), kept)).rejects.toThrow(
        /^collect: episode \d+ failed in world \d: the ball is lost$/,
      );
      expect(kept.length).toBeGreaterThan(0);
      expect(kept.every(({ episode }) => episode.steps === 4)).toBe(true);
    },
    60_000,
  );

  it("keeps what was finished when a thread dies, also by the other threads in the same step", async () => {
    const [lost, kept]: Collected[][] = [[], []];
    await expect(all(faulty("throw", 0), lost)).rejects.toThrow("failed in world");
    await expect(all(faulty("exit", 3), kept)).rejects.toThrow(
      /^collect: the thread of world \d has died \(exit code 7\); the episodes that were running are lost$/,
    );
    expect(bitsOf(kept)).toEqual(bitsOf(lost));
  }, 60_000);

  it("ends at a signal, also while a world hangs", async () => {
    const controller = new AbortController();
    const kept: Collected[] = [];
    const running = all({ ...faulty("hang", 3), signal: controller.signal }, kept);
    setTimeout(() => controller.abort(new Error("stopped by hand")), 500);
    await expect(running).rejects.toThrow("stopped by hand");
    await expect(all({ ...counter, signal: controller.signal })).rejects.toThrow("stopped by hand");
  }, 60_000);

  it("ends in this thread, too, when its cell is interrupted", async () => {
    const controller = new AbortController();
    const host = globalThis as { [SIGNAL]?: () => AbortSignal };
    host[SIGNAL] = () => controller.signal;
    try {
      setTimeout(() => controller.abort(new Error("interrupted")), 30);
      await expect(all({ ...counter, episodes: undefined }, [])).rejects.toThrow("interrupted");
    } finally {
      delete host[SIGNAL];
    }
  });

  it("refuses what is no world, no count, or no action for each row", async () => {
    const reject = (options: Partial<CollectOptions>, message: string) =>
      expect(all({ ...counter, ...options })).rejects.toThrow(message);
    for (const workers of [0, 1]) {
      await reject({ world: source("absent"), workers }, "collect: world.name must be a function that ");
      await reject({ world: source("notAWorld"), workers }, "must give an Environment");
      await reject({ world: { module: "/nowhere", name: "x" }, workers }, "Cannot find module '/nowhere'");
    }
    await reject({ world: source("createCounter", () => 1), workers: 1 }, "world.args must be plain data");
    for (const key of ["episodes", "worlds"])
      await reject({ [key]: 0 }, `collect: ${key} must be a positive integer, got 0`);
    await reject({ workers: -1 }, "collect: workers must be a positive integer, got -1");
    await reject({ policy: () => [] }, "collect: policy must give 1 actions, one for each row, got 0");
    await reject({ policy: () => [7] }, "episode 0 failed in world 0: Environment.step: action must be");
  }, 120_000);
});

describe("randomPolicy", () => {
  it("draws each action about as often as the next, each row from its own generator", async () => {
    const counts = [0, 0, 0];
    for (const { episode } of await all({ ...counter, episodes: 400, worlds: 16 }))
      for (let t = 1; t < episode.steps; t++) counts[episode.action.subarray(3 * t, 3 * t + 3).indexOf(1)]++;
    const total = counts[0] + counts[1] + counts[2];
    for (const count of counts) expect(Math.abs(count / total - 1 / 3)).toBeLessThan(0.05);
  });
});
