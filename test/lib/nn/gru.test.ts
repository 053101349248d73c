import * as tf from "lib/tensor/tf";
import { Rng } from "lib/core/rng";
import { gru, gruParams, type GruParams } from "lib/nn/gru";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";
import { golden } from "./golden";

/** A cell of one input and one unit whose products are 0, so that the biases alone decide. */
function biasedCell(fromInput: [number, number, number], fromState: [number, number, number]): GruParams {
  return {
    kernel: tf.zeros([1, 3]),
    recurrentKernel: tf.zeros([1, 3]),
    bias: tf.tensor2d([fromInput, fromState]),
  };
}

describeOnEachBackend("gru", () => {
  it("is PyTorch's cell with the gates in Keras's order", () => {
    const { tensor, numbers } = golden("gru");
    const params: GruParams = {
      kernel: tensor("kernel"),
      recurrentKernel: tensor("recurrentKernel"),
      bias: tensor("bias"),
    };
    expectClose(gru(params, tensor("x"), tensor("h")), numbers.y);
  });

  it("keeps the state where the update gate is 1, and takes the candidate where it is 0", () => {
    const [x, h] = [tf.zeros<tf.Rank.R2>([1, 1]), tf.tensor2d([[0.7]])];
    expectClose(gru(biasedCell([50, 0, 3], [50, 0, 0]), x, h), [[0.7]]);
    expectClose(gru(biasedCell([-50, 0, 0.3], [-50, 0, 0]), x, h), [[Math.tanh(0.3)]]);
  });

  it("applies the reset gate to the state's product and its bias, not to the input's", () => {
    const [x, h] = [tf.zeros<tf.Rank.R2>([1, 1]), tf.tensor2d([[0.7]])];
    expectClose(gru(biasedCell([-99, -99, 0.3], [0, 0, 0.5]), x, h), [[Math.tanh(0.3)]]);
    expectClose(gru(biasedCell([-99, 99, 0.3], [0, 0, 0.5]), x, h), [[Math.tanh(0.8)]]);
  });

  it("has the gradients of central differences over two steps", () => {
    const random = (shape: [number, number], seed: number) =>
      tf.randomUniform<tf.Rank.R2>(shape, -1, 1, "float32", seed);
    const tree = {
      params: { ...gruParams(new Rng(1), 2, 3), bias: random([2, 9], 1) },
      x: random([2, 2], 2),
      h: random([2, 3], 3),
    };
    checkGradients(({ params, x, h }) => tf.sum(tf.square(gru(params, x, gru(params, x, h)))), tree);
  });

  it("starts as Keras's cell does", () => {
    const params = gruParams(new Rng(1), 5, 4);
    expect([params.kernel.shape, params.recurrentKernel.shape]).toEqual([[5, 12], [4, 12]]); // prettier-ignore
    expectClose(params.bias, [Array(12).fill(0), Array(12).fill(0)], 0);
    const gram = tf.matMul(params.recurrentKernel, params.recurrentKernel, false, true);
    expectClose(gram, tf.eye(4).arraySync());
  });

  it("refuses shapes that do not fit and leaves no tensor behind", () => {
    const params = gruParams(new Rng(1), 2, 3);
    const [x, h] = [tf.zeros<tf.Rank.R2>([4, 2]), tf.zeros<tf.Rank.R2>([4, 3])];
    expect(() => gru(params, h, h)).toThrow("gru: x must have shape [any, 2], got [4, 3]");
    expect(() => gru(params, x, x)).toThrow("gru: h must have shape [4, 3], got [4, 2]");
    expectOwned(() => gru(params, x, h));
  });
});
