import * as tf from "lib/tensor/tf";
import { Rng } from "lib/core/rng";
import { conv2d, type ConvOptions, conv2dParams } from "lib/nn/conv2d";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";
import { golden } from "./golden";

const valid: ConvOptions = { strides: 2, padding: "valid" };
const same: ConvOptions = { strides: 2, padding: "same" };

describeOnEachBackend("conv2d", () => {
  it("slides the kernel without turning it, by hand", () => {
    const x = tf.tensor4d([0, 1, 2, 3, 4, 5, 6, 7, 8], [1, 3, 3, 1]);
    const kernel = tf.tensor4d([1, 10, 100, 1000], [2, 2, 1, 1]);
    const y = conv2d({ kernel }, x, { strides: 1, padding: "valid" });
    expectClose(tf.reshape(y, [2, 2]), [[4310, 5421], [7643, 8754]]); // prettier-ignore
  });

  it("is PyTorch's convolution, and pads as TensorFlow does", () => {
    const { tensor, numbers } = golden("conv2d");
    const params = { kernel: tensor<tf.Tensor4D>("kernel"), bias: tensor<tf.Tensor1D>("bias") };
    expectClose(conv2d(params, tensor("x"), valid), numbers.valid);
    expectClose(conv2d(params, tensor("x"), same), numbers.same);
  });

  it("halves images of 64 pixels as DreamerV1's encoder does", () => {
    const sizes = [64];
    for (let layer = 0; layer < 4; layer++) {
      const [size] = sizes;
      sizes.unshift(conv2d(conv2dParams(new Rng(1), 4, 1, 1), tf.zeros([1, size, size, 1]), valid).shape[1]);
    }
    expect(sizes.reverse()).toEqual([64, 31, 14, 6, 2]);
  });

  it("has the gradients of central differences", () => {
    const tree = {
      params: conv2dParams(new Rng(1), 3, 2, 2),
      x: tf.randomUniform<tf.Rank.R4>([2, 5, 4, 2], -1, 1, "float32", 3),
    };
    for (const options of [valid, same])
      checkGradients(({ params, x }) => tf.mean(tf.square(conv2d(params, x, options))), tree);
  });

  it("refuses images of another depth and leaves no tensor behind", () => {
    const [params, x] = [conv2dParams(new Rng(1), 3, 2, 5), tf.zeros<tf.Rank.R4>([1, 7, 7, 2])];
    expect([params.kernel.shape, params.bias.shape]).toEqual([[3, 3, 2, 5], [5]]);
    expect(() => conv2d(params, tf.zeros([1, 7, 7, 3]), valid)).toThrow(
      "conv2d: x must have shape [any, any, any, 2], got [1, 7, 7, 3]",
    );
    expectOwned(() => conv2d(params, x, same));
  });
});
