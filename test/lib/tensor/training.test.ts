import { capture } from "lib/tensor/capture";
import * as tf from "lib/tensor/tf";
import { Training, type TrainingStep } from "lib/tensor/training";

type Step = TrainingStep<{ w: tf.Tensor }, { x: tf.Tensor }, { e: tf.Tensor }, { norm: tf.Tensor }>;

const step: Step = ({ w }, { x }, { e }) => {
  const next = tf.add(tf.mul(w, 0.5), tf.add(x, e));
  return { state: { w: next }, metrics: { norm: tf.sum(tf.abs(next)) } };
};

beforeAll(() => tf.ready());

describe("Training", () => {
  it.each([
    ["eager", capture(step, { engine: "eager" })],
    ["captured", capture(step)],
  ] as const)("holds the newest state and frees the older ones: %s", (_name, take) => {
    const before = tf.memory().numTensors;
    const training = new Training(take, { w: tf.tensor1d([8, 0]) });
    const [batch, noise] = [{ x: tf.tensor1d([0, 1]) }, { e: tf.tensor1d([0, 0]) }];
    const norms: number[] = [];
    for (let i = 0; i < 4; i++) {
      const { norm } = training.step(batch, noise);
      norms.push(norm.dataSync()[0]);
      norm.dispose();
      expect(tf.memory().numTensors).toBe(before + 3);
    }
    expect(norms).toEqual([5, 3.5, 2.75, 2.375]);
    expect(training.use(({ w }) => Array.from(w.dataSync()))).toEqual([0.5, 1.875]);
    training.dispose();
    tf.dispose([batch.x, noise.e]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("keeps its state when a step throws", () => {
    const training = new Training(
      () => {
        throw new Error("no");
      },
      { w: tf.tensor1d([1, 2]) },
    );
    const nothing = { x: tf.scalar(0) };
    expect(() => training.step(nothing, nothing)).toThrow("no");
    expect(training.use(({ w }) => Array.from(w.dataSync()))).toEqual([1, 2]);
    training.dispose();
  });

  it("has the new state, whole, when a cell is interrupted while the older one is freed", () => {
    const training = new Training(step, { w: tf.tensor1d([8, 0]) });
    const [batch, noise] = [{ x: tf.tensor1d([0, 1]) }, { e: tf.tensor1d([0, 0]) }];
    const older = training.use(({ w }) => w);
    const free = older.dispose.bind(older);
    older.dispose = () => {
      throw new Error("interrupted");
    };
    expect(() => training.step(batch, noise)).toThrow("interrupted");
    expect(training.use(({ w }) => Array.from(w.dataSync()))).toEqual([4, 1]);
    free();
    training.dispose();
    tf.dispose([batch.x, noise.e]);
  });
});
