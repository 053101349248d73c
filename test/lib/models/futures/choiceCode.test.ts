import { mean } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import { trainChoiceCode } from "lib/models/futures/choiceCode";
import { sampleOneHotSt } from "lib/nn/categorical";
import { oneHotSample } from "lib/nn/oneHot";
import { stopGradient } from "lib/nn/stopGradient";
import * as tf from "lib/tensor/tf";
import { describeOnEachBackend } from "../../nn/eachBackend";

const [pixels, N, G, K, steps] = [4, 8, 2, 2, 60];

/** Weights, pictures of which half light the first pixel and half the last, and noise. */
function given() {
  const rng = new Rng("choice code");
  const numbers = (count: number) => rng.fillNormal(new Float32Array(count));
  return {
    start: {
      encoder: tf.tensor2d(numbers(pixels * G * K), [pixels, G * K]),
      decoder: tf.tensor2d(numbers(pixels * G * K), [G * K, pixels]),
    },
    pictures: tf.tensor2d(Array.from({ length: N }, (_, n) => (n % 2 === 0 ? [1, 0, 0, 0] : [0, 0, 0, 1]))),
    noises: tf.tensor4d(rng.fillOpenUniform(new Float32Array(steps * N * G * K)), [steps, N, G, K]),
  };
}

/** The mean of the last losses: single ones jump with the draws. */
const atTheEnd = (curve: number[]) => mean(curve.slice(-15));

describeOnEachBackend("trainChoiceCode", () => {
  const losses = (sample: typeof sampleOneHotSt) => {
    const { start, pictures, noises } = given();
    return trainChoiceCode(sample, start, pictures, noises);
  };

  it("learns to say which picture it saw, through straight-through draws", () => {
    const curve = losses(sampleOneHotSt);
    expect(curve).toHaveLength(steps);
    expect(atTheEnd(curve)).toBeLessThan(0.25);
    losses(oneHotSample).forEach((loss, i) => expect(loss).toBeCloseTo(curve[i], 3));
  });

  it("stays at the average of the pictures where nothing comes back through the draw", () => {
    const stopped = losses((logProbs, noise) => stopGradient(oneHotSample(logProbs, noise)));
    expect(atTheEnd(stopped)).toBeGreaterThan(0.3);
  });

  it("leaves no tensor behind", () => {
    const { start, pictures, noises } = given();
    const before = tf.memory().numTensors;
    trainChoiceCode(sampleOneHotSt, start, pictures, noises);
    expect(tf.memory().numTensors).toBe(before);
  });
});
