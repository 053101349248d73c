import { drawNoise } from "lib/agents/dreamer/drawNoise";
import { Rng } from "lib/core/rng";
import * as tf from "lib/tensor/tf";
import { smallConfig as smallV2 } from "../dreamerV2/small";
import { smallConfig } from "./small";

beforeAll(() => tf.ready());

describe("drawNoise", () => {
  it("is a number for each that the step draws, and starts from the last times only where the config says so", () => {
    const config = smallConfig({ behaviour: { startTimes: 3 } });
    const { posterior, prior, action } = drawNoise(new Rng(1), config);
    expect([posterior.shape, prior.shape, action.shape]).toEqual([
      [2, 4, 3],
      [6, 3, 3],
      [6, 3, 2],
    ]);
  });

  it("is of the kind that latents and actions take: normal, or uniform between 0 and 1", () => {
    const range = (x: tf.Tensor) => [Math.min(...x.dataSync()), Math.max(...x.dataSync())];
    const { prior: normal } = drawNoise(new Rng(1), smallConfig());
    expect(range(normal)[0]).toBeLessThan(-1);
    expect(range(normal)[1]).toBeGreaterThan(1);
    const { prior: uniform, action } = drawNoise(new Rng(1), smallV2());
    for (const [least, most] of [range(uniform), range(action)]) {
      expect(least).toBeGreaterThan(0);
      expect(most).toBeLessThan(1);
    }
  });

  it("is the same for the same seed", () => {
    const [one, other] = [drawNoise(new Rng(1), smallV2()), drawNoise(new Rng(1), smallV2())];
    expect(one.posterior.dataSync()).toEqual(other.posterior.dataSync());
  });
});
