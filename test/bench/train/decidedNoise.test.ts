import { drawNoise } from "lib/agents/dreamer/drawNoise";
import { Rng } from "lib/core/rng";
import { oneHotLogits, oneHotSample } from "lib/nn/oneHot";
import * as tf from "lib/tensor/tf";
import { smallConfig as smallV1 } from "../../lib/agents/dreamer/small";
import { smallConfig } from "../../lib/agents/dreamerV2/small";
import { decidedNoise } from "./decidedNoise";

beforeAll(() => tf.ready());

describe("decidedNoise", () => {
  const config = smallConfig();
  const draws = (noise: tf.Tensor, logits: tf.Tensor) =>
    oneHotSample(oneHotLogits(logits), noise.reshape([-1, 3])).arraySync();

  it("lets the same class win whatever a network of usual outputs says", () => {
    const { prior } = decidedNoise(config, drawNoise(new Rng(1), config));
    const logits = tf.tensor2d(new Rng(2).fillNormal(new Float32Array(prior.size)), [prior.size / 3, 3]);
    expect(draws(prior, logits)).toEqual(draws(prior, tf.zerosLike(logits)));
  });

  it("lets the class win that wins where all are equally likely, and stays between 0 and 1", () => {
    const before = drawNoise(new Rng(1), config).prior;
    const { prior } = decidedNoise(config, drawNoise(new Rng(1), config));
    const equal = tf.zeros([prior.size / 3, 3]);
    expect(draws(prior, equal)).toEqual(draws(before, equal));
    expect(Math.min(...prior.dataSync())).toBeGreaterThan(0);
    expect(Math.max(...prior.dataSync())).toBeLessThan(1);
  });

  it("leaves normals alone", () => {
    const noise = drawNoise(new Rng(1), smallV1());
    const { posterior, prior, action } = decidedNoise(smallV1(), noise);
    expect([posterior, prior, action]).toEqual([noise.posterior, noise.prior, noise.action]);
  });
});
