import * as tf from "lib/tensor/tf";
import { layerNorm, layerNormParams } from "lib/nn/layerNorm";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";
import { golden } from "./golden";

describeOnEachBackend("layerNorm", () => {
  it("takes off the mean and divides by the root of variance + epsilon, by hand", () => {
    const y = layerNorm(layerNormParams(2), tf.tensor2d([[1, 5], [0, 2]]), 3); // prettier-ignore
    expectClose(y, [[-2 / Math.sqrt(7), 2 / Math.sqrt(7)], [-0.5, 0.5]]); // prettier-ignore
  });

  it("is PyTorch's layer_norm", () => {
    const { tensor, numbers } = golden("layer_norm");
    const params = { scale: tensor<tf.Tensor1D>("scale"), offset: tensor<tf.Tensor1D>("offset") };
    expectClose(layerNorm(params, tensor("x"), 1e-3), numbers.y);
  });

  it("gives the offset where all entries are the same", () => {
    const params = { scale: tf.tensor1d([2, 3]), offset: tf.tensor1d([5, 7]) };
    expectClose(layerNorm(params, tf.tensor1d([4, 4]), 1e-3), [5, 7]);
  });

  it("has the gradients of central differences, by x, scale and offset", () => {
    const { tensor } = golden("layer_norm");
    const params = { scale: tensor<tf.Tensor1D>("scale"), offset: tensor<tf.Tensor1D>("offset") };
    const weights = tf.randomUniform([2, 3, 5], -1, 1, "float32", 1);
    checkGradients(
      (tree) => tf.sum(tf.mul(tf.tanh(layerNorm(tree.params, tree.x, 0.1)), weights)),
      { params, x: tensor("x") },
      5e-3,
    );
  });

  it("refuses an x of another width and leaves no tensor behind, with and without a gradient", () => {
    const [params, x] = [layerNormParams(4), tf.ones([2, 4])];
    expect(() => layerNorm(params, tf.ones([2, 3]), 1)).toThrow(
      "layerNorm: x must have shape [2, 4], got [2, 3]",
    );
    expectOwned(() => layerNorm(params, x, 1e-3));
    expectOwned(() => tf.grad((y) => tf.sum(layerNorm(params, y, 1e-3)))(x));
  });
});
