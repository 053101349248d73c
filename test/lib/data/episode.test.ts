import { Rng } from "lib/core/rng";
import { layoutOf, numbersOf } from "lib/data/columns";
import { assertEpisode, EpisodeRecorder } from "lib/data/episode";
import { box, discrete, image, multiDiscrete } from "lib/envs/spaces";
import { createCounter, createGreys, numbered, recordEpisode } from "./recordings";

describe("layoutOf and numbersOf", () => {
  it("keep images as bytes and lists as float32, and make choices one-hot", () => {
    const spaces = (observationSpace: ReturnType<typeof image>, actions: ReturnType<typeof discrete>) =>
      layoutOf({ observationSpace, actionSpace: actions });
    expect(spaces(image(4, 5), discrete(3))).toEqual({
      observation: { dtype: "uint8", shape: [4, 5, 3] },
      action: { dtype: "float32", shape: [3] },
    });
    expect(layoutOf({ observationSpace: box([0, 0], [1, 1]), actionSpace: multiDiscrete([2, 3]) })).toEqual({
      observation: { dtype: "float32", shape: [2] },
      action: { dtype: "float32", shape: [5] },
    });
    expect(numbersOf(discrete(3), 1)).toEqual([0, 1, 0]);
    expect(numbersOf(multiDiscrete([2, 3]), [1, 0])).toEqual([0, 1, 1, 0, 0]);
    expect(numbersOf(box([0], [9]), [7])).toEqual([7]);
    const picture = image(2, 2).sample(new Rng(1));
    expect(numbersOf(image(2, 2), picture)).toBe(picture);
  });

  it("refuse images as actions", () => {
    expect(() => layoutOf({ observationSpace: discrete(2), actionSpace: image(2, 2) })).toThrow(
      "layoutOf: actionSpace must not hold images",
    );
  });
});

describe("EpisodeRecorder", () => {
  it("puts into a row what is observed, the action that led there and the reward on arriving", () => {
    const recorder = new EpisodeRecorder({ observationSpace: box([0], [9]), actionSpace: discrete(2) });
    const step = (x: number, reward: number, ends: { terminated?: boolean; truncated?: boolean } = {}) => ({
      observation: [x],
      reward,
      terminated: false,
      truncated: false,
      info: {},
      ...ends,
    });
    recorder.begin({ observation: [5], info: {} });
    recorder.record(1, step(6, 0.5));
    recorder.record(0, step(7, -1, { terminated: true }));
    expect(recorder.episode()).toEqual({
      layout: recorder.layout,
      steps: 3,
      observation: Float32Array.of(5, 6, 7),
      action: Float32Array.of(0, 0, 0, 1, 1, 0),
      reward: Float32Array.of(0, 0.5, -1),
      isFirst: Uint8Array.of(1, 0, 0),
      isLast: Uint8Array.of(0, 0, 1),
      isTerminal: Uint8Array.of(0, 0, 1),
    });
    recorder.begin({ observation: [1], info: {} });
    recorder.record(0, step(2, 1, { truncated: true }));
    const { isLast, isTerminal } = recorder.episode();
    expect([isLast, isTerminal]).toEqual([Uint8Array.of(0, 1), Uint8Array.of(0, 0)]);
  });

  it("records whole episodes of environments, longer ones than it has room for at first, too", () => {
    const flags = new Set<string>();
    for (let seed = 0; seed < 30; seed++) {
      const episode = recordEpisode(createCounter(), seed);
      assertEpisode("test", episode);
      expect([...episode.observation].every((x, t) => x === episode.observation[0] + t)).toBe(true);
      expect([...episode.reward].slice(1)).toEqual(
        Array.from({ length: episode.steps - 1 }, (_, t) =>
          [1, 2, 3].find((_, a) => episode.action[3 * (t + 1) + a] === 1),
        ),
      );
      flags.add(`${episode.steps === 13} ${episode.isTerminal[episode.steps - 1]}`);
    }
    expect(flags).toContain("false 1");
    expect(flags).toContain("true 0");
    expect(flags).not.toContain("false 0");
    const recorder = new EpisodeRecorder(createCounter());
    recorder.begin({ observation: [0], info: {} });
    for (let t = 1; t <= 200; t++)
      recorder.record(t % 3, {
        observation: [t],
        reward: t,
        terminated: t === 200,
        truncated: false,
        info: {},
      });
    const { observation, reward } = recorder.episode();
    expect([...observation]).toEqual(Array.from({ length: 201 }, (_, t) => t));
    expect([...reward]).toEqual([...observation]);
  });

  it("gives copies, and forgets an episode that is begun anew", () => {
    const recorder = new EpisodeRecorder({ observationSpace: box([0], [9]), actionSpace: discrete(2) });
    recorder.begin({ observation: [1], info: {} });
    recorder.begin({ observation: [2], info: {} });
    const end = { observation: [3], reward: 0, terminated: true, truncated: false, info: {} };
    recorder.record(0, end);
    const episode = recorder.episode();
    recorder.begin({ observation: [4], info: {} });
    expect([...episode.observation]).toEqual([2, 3]);
    expect(recorder.steps).toBe(1);
  });

  it("refuses to go on before the beginning and after the end, and to give what is not over", () => {
    const environment = createGreys(2);
    const recorder = new EpisodeRecorder(environment);
    const end = { observation: new Uint8Array(12), reward: 0, terminated: true, truncated: false, info: {} };
    const refusal = "EpisodeRecorder.record: no episode is going on; call begin with what reset gave";
    expect(() => recorder.record(0, end)).toThrow(refusal);
    recorder.begin(environment.reset(new Rng(1)));
    expect(() => recorder.episode()).toThrow("the episode must be over, got one of 1 steps so far");
    recorder.record(0, end);
    expect(() => recorder.record(0, end)).toThrow(refusal);
  });

  it("refuses an observation of another size and does not record it", () => {
    const recorder = new EpisodeRecorder(createGreys(2));
    expect(() => recorder.begin({ observation: new Uint8Array(3), info: {} })).toThrow(
      "EpisodeRecorder: step.observation must have 12 numbers, got 3",
    );
    expect(recorder.steps).toBe(0);
  });
});

describe("assertEpisode", () => {
  const wrong: [string, object, string][] = [
    ["no step", { steps: 0 }, "an episode must have at least one step, got 0"],
    ["a short column", { reward: new Float32Array(2) }, "reward must have 3 · 1 numbers, got 2"],
    ["two beginnings", { isFirst: Uint8Array.of(1, 1, 0) }, "isFirst must be 1 in row 0 and nowhere else"],
    ["no end", { isLast: Uint8Array.of(0, 0, 0) }, "isLast must be 1 in row 2 and nowhere else"],
    ["an early death", { isTerminal: Uint8Array.of(0, 1, 1) }, "isTerminal must be 0 before the last row, got 1 in row 1"],
  ]; // prettier-ignore

  it.each(wrong)("refuses an episode with %s", (_what, changes, message) => {
    expect(() => assertEpisode("test", { ...numbered(1, 3), ...changes })).toThrow(`test: ${message}`);
  });
});
