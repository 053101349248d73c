import * as tf from "lib/tensor/tf";
import { Rng } from "lib/core/rng";
import { dense, denseParams, linearParams } from "lib/nn/dense";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";
import { golden } from "./golden";

describeOnEachBackend("dense", () => {
  it("is x · kernel + bias, by hand", () => {
    const params = { kernel: tf.tensor2d([[1, 2], [3, 4], [5, 6]]), bias: tf.tensor1d([10, 20]) }; // prettier-ignore
    expectClose(dense(params, tf.tensor2d([[1, 0, -1]])), [[1 - 5 + 10, 2 - 6 + 20]]);
    expectClose(dense({ kernel: params.kernel }, tf.tensor1d([1, 0, -1])), [-4, -4]);
  });

  it("is PyTorch's linear layer", () => {
    const { tensor, numbers } = golden("dense");
    const params = { kernel: tensor<tf.Tensor2D>("kernel"), bias: tensor<tf.Tensor1D>("bias") };
    expectClose(dense(params, tensor("x")), numbers.y);
  });

  it("treats all axes but the last as batch", () => {
    const params = denseParams(new Rng(1), 3, 4);
    const x = tf.randomUniform([2, 5, 3], -1, 1, "float32", 1);
    const rows = tf.reshape(dense(params, tf.reshape(x, [10, 3])), [2, 5, 4]);
    expectClose(dense(params, x), rows.arraySync() as number[][][]);
  });

  it("has the gradients of central differences, with more than one batch axis too", () => {
    for (const batch of [[2], [2, 2]]) {
      const tree = {
        layer: denseParams(new Rng(1), 3, 2),
        x: tf.randomUniform([...batch, 3], -1, 1, "float32", 2),
      };
      checkGradients(({ layer, x }) => tf.sum(tf.square(dense(layer, x))), tree);
    }
  });

  it("starts with kernels of Glorot's size and biases of 0", () => {
    const params = denseParams(new Rng(1), 3, 4);
    expect([params.kernel.shape, params.bias.shape]).toEqual([[3, 4], [4]]);
    expectClose(params.bias, [0, 0, 0, 0], 0);
    expect(tf.max(tf.abs(params.kernel)).dataSync()[0]).toBeLessThanOrEqual(Math.sqrt(6 / 7));
    expect(Object.keys(linearParams(new Rng(1), 3, 4))).toEqual(["kernel"]);
  });

  it("refuses an x of another width", () => {
    const params = denseParams(new Rng(1), 3, 4);
    expect(() => dense(params, tf.zeros([2, 4]))).toThrow("dense: x must have shape [2, 3], got [2, 4]");
    expect(() => dense(params, tf.scalar(1))).toThrow("dense: x must have shape [3], got []");
  });

  it("leaves no tensor behind", () => {
    const [params, x] = [denseParams(new Rng(1), 3, 4), tf.zeros([2, 5, 3])];
    expectOwned(() => dense(params, x));
    expectOwned(() => denseParams(new Rng(1), 3, 4));
  });
});
