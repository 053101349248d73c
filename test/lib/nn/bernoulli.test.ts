import * as tf from "lib/tensor/tf";
import { bernoulliEntropy, bernoulliLogProb, bernoulliMean, bernoulliMode } from "lib/nn/bernoulli";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";
import { golden } from "./golden";

describeOnEachBackend("bernoulliLogProb", () => {
  it("is PyTorch's, for soft targets minus the cross entropy", () => {
    const { tensor, numbers } = golden("bernoulli");
    expectClose(bernoulliLogProb(tensor("logits"), tensor("x")), numbers.logProb);
    expectClose(bernoulliLogProb(tensor("logits"), tensor("soft")), numbers.softLogProb);
  });

  it("is log ½ at logit 0, and finite for sure and surely wrong predictions", () => {
    const logits = tf.tensor([0, 0, 200, -200, 200, -200]);
    const x = tf.tensor([0, 1, 1, 0, 0, 1]);
    expectClose(bernoulliLogProb(logits, x), [-Math.LN2, -Math.LN2, 0, 0, -200, -200]);
  });

  it("has slope x − σ(l)", () => {
    const { tensor } = golden("bernoulli");
    const [logits, x] = [tensor("logits"), tensor("soft")];
    const slope = tf.grad((l) => tf.sum(bernoulliLogProb(l, x)))(logits);
    expectClose(slope, tf.sub(x, tf.sigmoid(logits)).arraySync() as number[][]);
  });

  it("refuses shapes that differ", () => {
    expect(() => bernoulliLogProb(tf.zeros([2]), tf.zeros([2, 1]))).toThrow(
      "x must have shape [2], got [2, 1]",
    );
  });
});

describeOnEachBackend("the moments of a Bernoulli distribution", () => {
  it("are PyTorch's", () => {
    const { tensor, numbers } = golden("bernoulli");
    expectClose(bernoulliMean(tensor("logits")), numbers.mean);
    expectClose(bernoulliEntropy(tensor("logits")), numbers.entropy);
    expectClose(bernoulliEntropy(tf.tensor([0])), [Math.LN2]);
  });

  it("have the gradients of central differences", () => {
    checkGradients((tree) => tf.sum(bernoulliEntropy(tree.l)), { l: tf.tensor([-1, 0.5, 2]) });
  });

  it("have the likelier value as mode, a constant for gradients", () => {
    expectClose(bernoulliMode(tf.tensor([-0.1, 0, 0.1])), [0, 0, 1], 0);
    expectClose(tf.grad((l) => tf.sum(tf.mul(l, bernoulliMode(l))))(tf.tensor([-2, 2])), [0, 1], 0);
  });

  it("leave no tensor behind", () => {
    const [logits, x] = [tf.tensor([1, -2]), tf.tensor([1, 0])];
    expectOwned(() => bernoulliLogProb(logits, x));
    expectOwned(() => bernoulliMean(logits));
    expectOwned(() => bernoulliMode(logits));
    expectOwned(() => bernoulliEntropy(logits));
  });
});
