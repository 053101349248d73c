import * as tf from "lib/tensor/tf";
import { clipByGlobalNorm, globalNorm } from "lib/nn/optimisers/clipByGlobalNorm";
import { describeOnEachBackend } from "../eachBackend";
import { expectClose } from "../expectClose";
import { expectOwned } from "../expectOwned";
import { golden } from "../golden";

describeOnEachBackend("clipByGlobalNorm", () => {
  it("is PyTorch's", () => {
    const { tensor, numbers } = golden("clip_by_global_norm");
    const { gradients, norm } = clipByGlobalNorm({ a: tensor("a"), b: tensor("b") }, 0.5);
    expectClose(norm, numbers.norm);
    expectClose(gradients.a, numbers.clippedA);
    expectClose(gradients.b, numbers.clippedB);
  });

  it("shortens a long gradient to the greatest norm, by hand", () => {
    const { gradients, norm } = clipByGlobalNorm({ a: tf.tensor([3]), b: [tf.tensor([[4]])] }, 1);
    expectClose(norm, 5);
    expectClose(gradients.a, [0.6]);
    expectClose(gradients.b[0], [[0.8]]);
  });

  it("leaves a short gradient as it is, also one of 0", () => {
    const short = { a: tf.tensor([0.3, -0.4]) };
    expectClose(clipByGlobalNorm(short, 0.51).gradients.a, [0.3, -0.4], 1e-7);
    expectClose(clipByGlobalNorm({ a: tf.zeros([2]) }, 1).gradients.a, [0, 0], 0);
  });

  it("refuses a greatest norm that is not positive and leaves no tensor behind", () => {
    const gradients = { a: tf.ones([3]), b: tf.ones([2]) };
    expect(() => clipByGlobalNorm(gradients, 0)).toThrow("maxNorm must be positive, got 0");
    expect(() => clipByGlobalNorm(gradients, NaN)).toThrow("maxNorm must be positive, got NaN");
    expectOwned(() => clipByGlobalNorm(gradients, 1));
    expectOwned(() => globalNorm(gradients));
    expectClose(globalNorm({}), 0, 0);
  });
});
