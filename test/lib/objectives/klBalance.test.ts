import * as tf from "lib/tensor/tf";
import { Rng } from "lib/core/rng";
import { klCategorical } from "lib/nn/categorical";
import { klNormal } from "lib/nn/normal";
import { oneHotLogits } from "lib/nn/oneHot";
import { klBalance } from "lib/objectives/klBalance";
import { valueAndGradients } from "lib/tensor/records";
import { describeOnEachBackend } from "../nn/eachBackend";
import { expectClose } from "../nn/expectClose";
import { expectOwned } from "../nn/expectOwned";

type Logits = { posterior: tf.Tensor; prior: tf.Tensor };

/** Logits of two beliefs, [2, 3, 4] each. */
function logits(): Logits {
  const draw = (seed: string) => tf.tensor3d(new Rng(seed).fillNormal(new Float32Array(24)), [2, 3, 4]);
  return { posterior: draw("posterior"), prior: draw("prior") };
}

/** The gradients of the sum of a divergence by the logits. */
const gradients = (kl: (p: tf.Tensor, q: tf.Tensor) => tf.Tensor) =>
  valueAndGradients(
    ({ posterior, prior }: Logits) => tf.sum(kl(oneHotLogits(posterior), oneHotLogits(prior))),
    logits(),
  ).gradients;

describeOnEachBackend("klBalance", () => {
  it("has the value of the divergence, whatever the balance", () => {
    const { posterior, prior } = logits();
    const [p, q] = [oneHotLogits(posterior), oneHotLogits(prior)];
    for (const balance of [0, 0.5, 0.8, 1])
      expectClose(klBalance(p, q, balance), klCategorical(p, q).arraySync() as number[]);
  });

  it("gives the prior α of its gradient, α (q − p), and the posterior 1 − α of its own", () => {
    const whole = gradients(klCategorical);
    const balanced = gradients((p, q) => klBalance(p, q, 0.8));
    const nested = (x: tf.Tensor) => x.arraySync() as number[][][];
    expectClose(balanced.prior, nested(tf.mul(whole.prior, 0.8)));
    expectClose(balanced.posterior, nested(tf.mul(whole.posterior, 0.2)));
    const { posterior, prior } = logits();
    expectClose(balanced.prior, nested(tf.mul(tf.sub(tf.softmax(prior), tf.softmax(posterior)), 0.8)));
  });

  it("leaves the posterior alone at 1, and the prior at 0, exactly", () => {
    const none = tf.zeros([2, 3, 4]).arraySync() as number[][][];
    expectClose(gradients((p, q) => klBalance(p, q, 1)).posterior, none, 0);
    expectClose(gradients((p, q) => klBalance(p, q, 0)).prior, none, 0);
  });

  it("balances normals, too: by hand ½ 2² = 2 nats, slopes 0.2 · 2 and −0.8 · 2", () => {
    const std = tf.ones([1]);
    const loss = ({ posterior, prior }: Logits) =>
      klBalance({ mean: posterior, std }, { mean: prior, std }, 0.8, klNormal) as tf.Scalar;
    const found = valueAndGradients(loss, { posterior: tf.tensor1d([2]), prior: tf.tensor1d([0]) });
    expectClose(found.value, 2);
    expectClose(found.gradients.posterior, [0.4]);
    expectClose(found.gradients.prior, [-1.6]);
  });

  it("refuses shapes that differ, and leaves no tensor behind", () => {
    expect(() => klBalance(tf.zeros([2, 3]), tf.zeros([3]), 0.8)).toThrow("must have shape [2, 3], got [3]");
    const [p, q] = [tf.zeros([2, 3, 4]), tf.ones([2, 3, 4])];
    expectOwned(() => klBalance(p, q, 0.8));
  });
});
