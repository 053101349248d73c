import * as tf from "lib/tensor/tf";
import { sampleOneHotSt } from "lib/nn/categorical";
import { oneHotSample } from "lib/nn/oneHot";
import { sampleGradients } from "lib/nn/discrete/sampleGradients";
import { stopGradient } from "lib/nn/stopGradient";
import { describeOnEachBackend } from "../eachBackend";
import { expectClose } from "../expectClose";
import { expectOwned } from "../expectOwned";

describeOnEachBackend("sampleGradients", () => {
  const asked = () =>
    [tf.tensor2d([[0, Math.log(3)]]), tf.tensor2d([[0.9, 0.5]]), tf.tensor2d([[2, 6]])] as const;

  it("are p_i (w_i − Σ_j p_j w_j) straight through: of ¼, ¾ and weights 2, 6 they are ∓¾", () => {
    for (const sample of [sampleOneHotSt, oneHotSample])
      expectClose(sampleGradients(sample, ...asked()), [[-0.75, 0.75]]);
  });

  it("are 0 where nothing comes back, and leave no tensor behind", () => {
    const stopped = (logProbs: tf.Tensor, noise: tf.Tensor) => stopGradient(oneHotSample(logProbs, noise));
    expectClose(sampleGradients(stopped, ...asked()), [[0, 0]], 0);
    const given = asked();
    expectOwned(() => sampleGradients(sampleOneHotSt, ...given));
  });
});
