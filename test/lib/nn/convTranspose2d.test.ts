import * as tf from "lib/tensor/tf";
import { Rng } from "lib/core/rng";
import { conv2d, type ConvOptions } from "lib/nn/conv2d";
import { convTranspose2d, convTranspose2dParams, convTransposeLength } from "lib/nn/convTranspose2d";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";
import { golden } from "./golden";

const valid: ConvOptions = { strides: 2, padding: "valid" };
const same: ConvOptions = { strides: 2, padding: "same" };

describeOnEachBackend("convTranspose2d", () => {
  it("writes each input times the kernel, by hand", () => {
    const x = tf.tensor4d([1, 10], [1, 1, 2, 1]);
    const kernel = tf.tensor4d([1, 2, 3], [1, 3, 1, 1]);
    const y = tf.reshape(convTranspose2d({ kernel }, x, valid), [2, 5]);
    expectClose(y, [[1, 2, 3 + 10, 20, 30], [0, 0, 0, 0, 0]]); // prettier-ignore
  });

  it("is PyTorch's transposed convolution", () => {
    const { tensor, numbers } = golden("conv_transpose2d");
    const params = { kernel: tensor<tf.Tensor4D>("kernel"), bias: tensor<tf.Tensor1D>("bias") };
    expectClose(convTranspose2d(params, tensor("x"), valid), numbers.valid);
    expectClose(convTranspose2d(params, tensor("x"), same), numbers.same);
  });

  it("is the transpose of the convolution: ⟨conv(x), y⟩ = ⟨x, convTranspose(y)⟩", () => {
    for (const options of [valid, same]) {
      const { kernel } = convTranspose2dParams(new Rng(1), 4, 3, 2);
      const y = tf.randomUniform<tf.Rank.R4>([1, 3, 3, 3], -1, 1, "float32", 1);
      const size = convTransposeLength(3, 4, options);
      const x = tf.randomUniform<tf.Rank.R4>([1, size, size, 2], -1, 1, "float32", 2);
      const inner = (a: tf.Tensor, b: tf.Tensor) => tf.sum(tf.mul(a, b)).dataSync()[0];
      const there = inner(conv2d({ kernel }, x, options), y);
      expect(inner(x, convTranspose2d({ kernel }, y, options))).toBeCloseTo(there, 4);
    }
  });

  it("has the gradients of central differences", () => {
    const tree = {
      params: convTranspose2dParams(new Rng(1), 3, 2, 2),
      x: tf.randomUniform<tf.Rank.R4>([2, 2, 3, 2], -1, 1, "float32", 3),
    };
    for (const options of [valid, same])
      checkGradients(({ params, x }) => tf.mean(tf.square(convTranspose2d(params, x, options))), tree);
  });

  it("refuses images of another depth and leaves no tensor behind", () => {
    const [params, x] = [convTranspose2dParams(new Rng(1), 3, 2, 5), tf.zeros<tf.Rank.R4>([1, 7, 7, 2])];
    expect([params.kernel.shape, params.bias.shape]).toEqual([[3, 3, 5, 2], [5]]);
    expect(() => convTranspose2d(params, tf.zeros([1, 7, 7, 5]), valid)).toThrow(
      "convTranspose2d: x must have shape [any, any, any, 2], got [1, 7, 7, 5]",
    );
    expectOwned(() => convTranspose2d(params, x, same));
  });
});

describe("convTransposeLength", () => {
  it("gives the image sizes of DreamerV1's decoder, 1 → 5 → 13 → 30 → 64", () => {
    expect(
      [5, 5, 6, 6].reduce(
        (lengths, window) => [...lengths, convTransposeLength(lengths.at(-1)!, window, valid)],
        [1],
      ),
    ).toEqual([1, 5, 13, 30, 64]);
    expect(convTransposeLength(8, 4, same)).toBe(16);
    expect(convTransposeLength(3, 1, valid)).toBe(6);
  });
});
