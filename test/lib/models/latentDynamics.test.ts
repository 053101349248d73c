import { Rng } from "lib/core/rng";
import { LatentDynamics } from "lib/models/latentDynamics";
import { RecurrentDynamics } from "lib/models/recurrentDynamics";
import * as tf from "lib/tensor/tf";

describe("LatentDynamics", () => {
  beforeAll(() => tf.ready());

  it("learns how a code turns, by the action", async () => {
    const rng = new Rng(1);
    const turn = ([x, y]: number[], [u]: number[]) => [
      x * Math.cos(u) - y * Math.sin(u),
      x * Math.sin(u) + y * Math.cos(u),
    ];
    const z = Array.from({ length: 500 }, () => [rng.normal(), rng.normal()]);
    const a = z.map(() => [rng.uniform() - 0.5]);
    const next = z.map((row, i) => turn(row, a[i]));
    const before = tf.memory().numTensors;
    const model = new LatentDynamics({ codeSize: 2, actionSize: 1, hidden: 32, seed: 1 });
    await model.train({ z, a, next }, { steps: 400 });
    const [[x, y]] = model.step([[1, 0]], [[0.3]]);
    expect(x).toBeCloseTo(Math.cos(0.3), 1);
    expect(y).toBeCloseTo(Math.sin(0.3), 1);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("RecurrentDynamics", () => {
  beforeAll(() => tf.ready());

  /** A point that moves at a constant speed, which no single code tells. */
  function walks(count: number, seed: number) {
    const rng = new Rng(seed);
    return Array.from({ length: count }, () => {
      const [start, speed] = [rng.normal(), rng.normal(0, 0.2)];
      return {
        z: Array.from({ length: 15 }, (_, t) => [start + speed * t]),
        a: Array.from({ length: 14 }, () => [0]),
      };
    });
  }

  it("knows after a few codes how fast they change", async () => {
    const before = tf.memory().numTensors;
    const model = new RecurrentDynamics({ codeSize: 1, actionSize: 1, memory: 24, seed: 1 });
    await model.train(walks(100, 1), { steps: 300 });
    const test = walks(30, 2);
    const error = (predictions: number[]) =>
      test.reduce((sum, walk, n) => sum + (predictions[n] - walk.z[8][0]) ** 2, 0);
    const imagined = model.imagine(test, 5);
    const own = error(imagined.map((codes) => codes[7][0])); // four steps after the last code that it saw
    expect(own).toBeLessThan(error(test.map(({ z }) => z[4][0])) / 5);
    expect(imagined.map((codes) => codes.length)).toEqual(test.map(({ a }) => a.length));
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("refuses episodes that are too short", () => {
    const model = new RecurrentDynamics({ codeSize: 1, actionSize: 1, memory: 4, seed: 1 });
    expect(() => model.train([{ z: [[0], [1]], a: [[0]] }], { steps: 1 })).toThrow(
      "RecurrentDynamics.train: episodes must have at least 12 steps, got one of 1",
    );
    model.dispose();
  });
});
