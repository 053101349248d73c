import * as tf from "lib/tensor/tf";
import { biasCorrection } from "lib/nn/optimisers/biasCorrection";
import { describeOnEachBackend } from "../eachBackend";
import { expectOwned } from "../expectOwned";

describeOnEachBackend("biasCorrection", () => {
  it("is 1 − βᵗ to 1e-6 of itself, from the first step to the millionth", () => {
    for (const beta of [0.5, 0.9, 0.99, 0.999])
      for (const step of [1, 2, 10, 100, 1000, 1e6]) {
        const exact = -Math.expm1(step * Math.log(beta));
        const [ours] = biasCorrection(beta, tf.scalar(step)).dataSync();
        expect(Math.abs(ours / exact - 1)).toBeLessThan(1e-6);
      }
  });

  it("leaves no tensor behind", () => {
    const step = tf.scalar(3);
    expectOwned(() => biasCorrection(0.9, step));
  });
});
