import * as tf from "lib/tensor/tf";
import { klCategorical } from "lib/nn/categorical";
import { stopGradient } from "lib/nn/stopGradient";
import { balanceGradients } from "lib/objectives/balanceGradients";
import { klBalance } from "lib/objectives/klBalance";
import { describeOnEachBackend } from "../nn/eachBackend";
import { expectClose } from "../nn/expectClose";
import { disposeTree } from "lib/tensor/records";

const beliefs = () => [tf.tensor3d([[[0, 0]]]), tf.tensor3d([[[0, Math.log(3)]]])] as const;

describeOnEachBackend("balanceGradients", () => {
  it("are α (p − q) by the prior's logits: 0.8 times ∓¼ from an even coin to ¼ and ¾", () => {
    expectClose(balanceGradients(klBalance, ...beliefs(), 0.8).prior, [[[-0.2, 0.2]]]);
  });

  it("are zeros by what the loss holds constant", () => {
    const still = (q: tf.Tensor, p: tf.Tensor) => klCategorical(stopGradient(q), stopGradient(p));
    const { posterior, prior } = balanceGradients(still, ...beliefs(), 0.8);
    expectClose(posterior, [[[0, 0]]], 0);
    expectClose(prior, [[[0, 0]]], 0);
  });

  it("leave no tensor behind", () => {
    const given = beliefs();
    const before = tf.memory().numTensors;
    disposeTree(balanceGradients(klBalance, ...given, 0.8));
    expect(tf.memory().numTensors).toBe(before);
  });
});
