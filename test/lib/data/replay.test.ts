import fc from "fast-check";
import { Rng } from "lib/core/rng";
import { bytesPerStep, columnNames, type Columns, type Step } from "lib/data/columns";
import type { Episode } from "lib/data/episode";
import { EpisodeRecorder } from "lib/data/episode";
import { Replay, type Batch } from "lib/data/replay";
import { columnsOf, createGreys, numbered, recordEpisode } from "./recordings";

const { layout } = numbered(0, 1);
const replayOf = (maxSteps: number) => new Replay(layout, { maxBytes: maxSteps * bytesPerStep(layout) });

/** The rows of an episode as steps. */
const stepsOf = (episode: Episode): Step[] =>
  Array.from({ length: episode.steps }, (_, t) => ({
    observation: [episode.observation[t]],
    action: [...episode.action.subarray(2 * t, 2 * t + 2)],
    reward: episode.reward[t],
    isFirst: episode.isFirst[t] === 1,
    isLast: episode.isLast[t] === 1,
    isTerminal: episode.isTerminal[t] === 1,
  }));

/** Row i of columns, as one list of numbers; the first flag is left out where it is that of a sequence. */
const rowOf = (columns: Columns, i: number, first: boolean): number[] =>
  columnNames.flatMap((name) => {
    const width = name === "action" ? 2 : 1;
    return first && name === "isFirst" ? [1] : [...columns[name].subarray(i * width, (i + 1) * width)];
  });

/** The observations of each sequence. */
const seen = ({ batchSize, batchLength, observation }: Batch): number[][] =>
  Array.from({ length: batchSize }, (_, b) => [
    ...observation.subarray(b * batchLength, (b + 1) * batchLength),
  ]);

describe("Replay.sample", () => {
  it("draws every start equally often, also such that the sequence goes on into the next episode", () => {
    const replay = replayOf(100);
    for (const id of [1, 2]) replay.addEpisode(numbered(id, 4));
    const counts = new Map<string, number>();
    for (const sequence of seen(replay.sample(new Rng(1), 6000, 3)))
      counts.set(sequence.join(), (counts.get(sequence.join()) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([
      "1000,1001,1002",
      "1001,1002,1003",
      "1002,1003,2000",
      "1003,2000,2001",
      "2000,2001,2002",
      "2001,2002,2003",
    ]);
    const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(15); // 5 degrees of freedom: exceeded once in 100 seeds
  });

  it("marks where an episode begins within a sequence, and the sequence's own first row", () => {
    const replay = replayOf(100);
    replay.addEpisode(numbered(1, 3, false));
    replay.addEpisode(numbered(2, 3));
    const batch = replay.sample(new Rng(1), 1, 6);
    expect(batch).toEqual({
      batchSize: 1,
      batchLength: 6,
      observation: Float32Array.of(1000, 1001, 1002, 2000, 2001, 2002),
      action: Float32Array.of(0, 0, 1002, 1003, 1004, 1005, 0, 0, 2002, 2003, 2004, 2005),
      reward: Float32Array.of(0, -1001, -1002, 0, -2001, -2002),
      isFirst: Uint8Array.of(1, 0, 0, 1, 0, 0),
      isLast: Uint8Array.of(0, 0, 1, 0, 0, 1),
      isTerminal: Uint8Array.of(0, 0, 0, 0, 0, 1),
    });
    for (let seed = 0; seed < 20; seed++) expect(replay.sample(new Rng(seed), 1, 2).isFirst[0]).toBe(1);
  });

  it("gives the same batches for the same seed and the same steps, however they were added", () => {
    const [whole, stepwise] = [replayOf(50), replayOf(50)];
    for (let id = 1; id < 20; id++) {
      whole.addEpisode(numbered(id, 1 + (id % 7)));
      stepsOf(numbered(id, 1 + (id % 7))).forEach((step) => stepwise.add(step));
    }
    expect(stepwise.sample(new Rng(3), 20, 5, 4)).toEqual(whole.sample(new Rng(3), 20, 5, 4));
    expect(whole.sample(new Rng(4), 20, 5)).not.toEqual(whole.sample(new Rng(5), 20, 5));
  });

  it("gives copies, which do not change with the replay", () => {
    const replay = replayOf(4);
    replay.addEpisode(numbered(1, 4));
    const batch = replay.sample(new Rng(1), 1, 4);
    batch.reward.fill(9);
    expect([...replay.sample(new Rng(1), 1, 4).reward]).toEqual([0, -1001, -1002, -1003]);
    replay.addEpisode(numbered(2, 4));
    expect(seen(batch)).toEqual([[1000, 1001, 1002, 1003]]);
  });

  it("says how many steps are missing, and refuses counts that are none", () => {
    const replay = replayOf(100);
    replay.addEpisode(numbered(1, 12));
    const sample = (...counts: [number, number, number?]) => replay.sample(new Rng(1), ...counts);
    expect(() => sample(4, 16)).toThrow(RangeError);
    expect(() => sample(4, 16)).toThrow("Replay.sample: replay holds 12 steps; sample needs at least 16");
    expect(sample(4, 12).reward).toHaveLength(48);
    expect(() => sample(0, 4)).toThrow("Replay.sample: batchSize must be an integer of at least 1, got 0");
    expect(() => sample(4, 1.5)).toThrow("batchLength must be an integer of at least 1, got 1.5");
    expect(() => sample(4, 4, -1)).toThrow("recent must be an integer of at least 0, got -1");
  });
});

describe("Replay.sample with recent sequences", () => {
  it("takes the newest steps first, once each, and draws the others", () => {
    const replay = replayOf(1000);
    replay.addEpisode(numbered(1, 100));
    expect(seen(replay.sample(new Rng(1), 4, 3, 2)).slice(0, 2)).toEqual([
      [1094, 1095, 1096],
      [1097, 1098, 1099],
    ]);
    const [first] = seen(replay.sample(new Rng(1), 4, 3, 2));
    expect(first).toEqual(seen(replay.sample(new Rng(1), 4, 3))[0]);
    replay.addEpisode(numbered(2, 4));
    expect(seen(replay.sample(new Rng(1), 4, 3, 2))[0]).toEqual([2000, 2001, 2002]);
    replay.addEpisode(numbered(3, 2));
    expect(seen(replay.sample(new Rng(1), 1, 3, 1))).toEqual([[2003, 3000, 3001]]);
  });

  it("takes none that are forgotten", () => {
    const replay = replayOf(10);
    for (const id of [1, 2, 3]) replay.addEpisode(numbered(id, 10));
    const sequences = seen(replay.sample(new Rng(1), 8, 3, 8));
    expect(sequences.slice(0, 3).map(([first]) => first)).toEqual([3000, 3003, 3006]);
    expect(sequences.flat().every((x) => x >= 3000)).toBe(true);
  });

  it("never takes more of them than the batch has", () => {
    const replay = replayOf(1000);
    replay.addEpisode(numbered(1, 100));
    expect(seen(replay.sample(new Rng(1), 2, 3, 10))).toEqual([
      [1094, 1095, 1096],
      [1097, 1098, 1099],
    ]);
  });
});

describe("Replay", () => {
  it("states what it holds, and lets the oldest steps go when its bytes are full", () => {
    const replay = replayOf(10);
    const holds = () => [replay.steps, replay.episodes, replay.bytes / bytesPerStep(layout)];
    expect(holds()).toEqual([0, 0, 0]);
    for (const id of [1, 2]) replay.addEpisode(numbered(id, 4));
    expect(holds()).toEqual([8, 2, 8]);
    replay.addEpisode(numbered(3, 5));
    expect(holds()).toEqual([10, 3, 10]);
    expect(seen(replay.sample(new Rng(1), 1, 10))).toEqual([
      [1003, 2000, 2001, 2002, 2003, 3000, 3001, 3002, 3003, 3004],
    ]);
    replay.add(stepsOf(numbered(4, 2))[0]);
    expect(holds()).toEqual([10, 3, 10]);
    replay.addEpisode(numbered(5, 25));
    expect(holds()).toEqual([10, 1, 10]);
    expect(seen(replay.sample(new Rng(1), 1, 10))[0][0]).toBe(5015);
  });

  it("holds the last steps that were added, row by row, whatever the order of adding and its size", () => {
    const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.boolean()), { maxLength: 20 });
    const sizes = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(lengths, sizes, sizes, (episodes, maxSteps, batchLength) => {
        const replay = replayOf(maxSteps);
        const all: Columns[] = [];
        const rows: [Columns, number][] = [];
        episodes.forEach(([steps, whole], id) => {
          const episode = numbered(id, steps);
          if (whole) replay.addEpisode(episode);
          else stepsOf(episode).forEach((step) => replay.add(step));
          all.push(episode);
          for (let t = 0; t < steps; t++) rows.push([episode, t]);
        });
        const held = rows.slice(-maxSteps);
        expect(replay.steps).toBe(held.length);
        expect(replay.episodes).toBe(new Set(held.map(([episode]) => episode)).size);
        if (held.length < batchLength) return;
        const batch = replay.sample(new Rng(1), 3, batchLength);
        for (let b = 0; b < 3; b++) {
          const at = b * batchLength;
          const start = held.findIndex(([episode, t]) => episode.observation[t] === batch.observation[at]);
          for (let t = 0; t < batchLength; t++)
            expect(rowOf(batch, at + t, false)).toEqual(rowOf(...held[start + t], t === 0));
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("grows beyond what it has room for at first", () => {
    const replay = replayOf(5000);
    for (let id = 0; id < 60; id++) replay.addEpisode(numbered(id, 100));
    const [sequence] = seen(replay.sample(new Rng(1), 1, 5000));
    expect(sequence).toEqual(Array.from({ length: 5000 }, (_, i) => 1000 * (10 + Math.floor(i / 100)) + (i % 100))); // prettier-ignore
  });

  it("ends an episode that another one cuts off, without terminating it", () => {
    const replay = replayOf(10);
    stepsOf(numbered(1, 5)).slice(0, 2).forEach((step) => replay.add(step)); // prettier-ignore
    replay.addEpisode(numbered(2, 2));
    const { isLast, isTerminal } = replay.sample(new Rng(1), 1, 4);
    expect([isLast, isTerminal]).toEqual([Uint8Array.of(0, 1, 0, 1), Uint8Array.of(0, 0, 0, 1)]);
  });

  it("refuses steps that continue nothing, or are of another size, and stays as it is", () => {
    const replay = replayOf(10);
    const [first, second] = stepsOf(numbered(1, 2));
    const refusal = "Replay.add: step must begin an episode (isFirst), since none is going on";
    expect(() => replay.add(second)).toThrow(refusal);
    replay.add(first);
    expect(() => replay.add({ ...second, action: [1] })).toThrow(
      "Replay.add: step.action must have 2 numbers, got 1",
    );
    replay.add(second);
    expect(() => replay.add(second)).toThrow(refusal);
    expect(replay.steps).toBe(2);
  });

  it("refuses episodes of another layout, and too few bytes", () => {
    const replay = replayOf(10);
    expect(() => replay.addEpisode(recordEpisode(createGreys(2), 1))).toThrow(
      "Replay.addEpisode: the observation of a step must be float32 [1], got uint8 [2, 2, 3]",
    );
    expect(() => replay.addEpisode({ ...numbered(1, 2), steps: 3 })).toThrow("observation must have 3 · 1");
    expect(() => new Replay(layout, { maxBytes: 10 })).toThrow(
      "Replay: maxBytes must be at least 19, got 10",
    );
  });

  it("holds pictures as they were recorded", () => {
    const environment = createGreys(4);
    const recorder = new EpisodeRecorder(environment);
    const replay = new Replay(recorder.layout, { maxBytes: 1e6 });
    const rng = new Rng("pictures");
    replay.add(recorder.begin(environment.reset(rng)));
    while (!recorder.isOver) {
      const action = environment.actionSpace.sample(rng);
      replay.add(recorder.record(action, environment.step(action)));
    }
    const episode = recorder.episode();
    expect(columnsOf(replay.sample(rng, 1, episode.steps))).toEqual(columnsOf(episode));
  });
});
