import { fit } from "lib/models/fit";
import { Training } from "lib/tensor/training";
import * as tf from "lib/tensor/tf";

/** A training that counts: the loss is the number of steps so far. */
const counting = () =>
  new Training(
    (state: { n: tf.Scalar }, { by }: { by: tf.Scalar }) => {
      const n = tf.add(state.n, by) as tf.Scalar;
      return { state: { n }, metrics: { loss: tf.clone(n) } };
    },
    { n: tf.scalar(0) },
  );

const draw = () => ({ batch: { by: tf.scalar(1) }, noise: {} });
const count = (training: ReturnType<typeof counting>): number => training.use(({ n }) => n.dataSync()[0]);

describe("fit", () => {
  beforeAll(() => tf.ready());

  it("takes all steps, reports a hundred times, and frees what it drew", async () => {
    const before = tf.memory().numTensors;
    const training = counting();
    const seen: number[] = [];
    const result = await fit(training, draw, { steps: 250, onProgress: ({ step }) => seen.push(step) });
    expect(result).toMatchObject({ steps: 250, stopped: false });
    expect(seen).toHaveLength(84); // every third step, and the last
    expect(seen[83]).toBe(250);
    expect(result.curve[0]).toEqual({ step: 3, loss: 3 });
    expect(count(training)).toBe(250);
    training.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("keeps the weights when it is stopped, and goes on from there", async () => {
    const training = counting();
    const { steps, stopped } = await fit(training, draw, { steps: 1e7, stop: () => true });
    expect(stopped).toBe(true);
    expect(count(training)).toBe(steps);
    await fit(training, draw, { steps: 5 });
    expect(count(training)).toBe(steps + 5);
    training.dispose();
  });

  it("lets timers run meanwhile", async () => {
    const training = counting();
    let ticked = false;
    setTimeout(() => (ticked = true), 1);
    await fit(training, draw, { steps: 1e7, stop: () => ticked });
    expect(ticked).toBe(true);
    training.dispose();
  });

  it("keeps the weights of the last whole step when a step throws", async () => {
    const training = counting();
    let calls = 0;
    const failing = () => {
      if (++calls > 3) throw new Error("no more data");
      return draw();
    };
    await expect(fit(training, failing, { steps: 10 })).rejects.toThrow("no more data");
    expect(count(training)).toBe(3);
    training.dispose();
  });

  it("says so when the loss is no longer finite", async () => {
    const growing = () => ({ batch: { by: tf.scalar(1e38) }, noise: {} });
    await expect(fit(counting(), growing, { steps: 50 })).rejects.toThrow(
      "fit: the loss is Infinity after 4 steps; do the gradients point uphill?",
    );
  });

  it.each([0, -1, 1.5, NaN])("refuses %p steps", async (steps) => {
    await expect(fit(counting(), draw, { steps })).rejects.toThrow("fit: steps");
  });
});
