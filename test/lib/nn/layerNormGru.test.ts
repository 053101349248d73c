import * as tf from "lib/tensor/tf";
import { Rng } from "lib/core/rng";
import { layerNormGru, layerNormGruParams, type LayerNormGruParams } from "lib/nn/layerNormGru";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";
import { golden } from "./golden";

/** A cell of one unit whose gates are the offsets alone. */
const biasedCell = (reset: number, candidate: number, update: number): LayerNormGruParams => ({
  layer: { kernel: tf.zeros([2, 3]) },
  norm: { scale: tf.ones([3]), offset: tf.tensor1d([reset, candidate, update]) },
});

describeOnEachBackend("layerNormGru", () => {
  it("is the formula of DreamerV2 on PyTorch's layer_norm", () => {
    const { tensor, numbers } = golden("layer_norm_gru");
    const params: LayerNormGruParams = {
      layer: { kernel: tensor("kernel") },
      norm: { scale: tensor("scale"), offset: tensor("offset") },
    };
    expectClose(layerNormGru(params, tensor("x"), tensor("h")), numbers.y);
  });

  it("keeps σ(1) of its state where the update gate's input is 0, by hand", () => {
    const [x, h] = [tf.ones<tf.Rank.R2>([1, 1]), tf.tensor2d([[0.8]])];
    const share = 1 / (1 + Math.exp(1));
    expectClose(layerNormGru(biasedCell(50, 0.4, 0), x, h), [[share * Math.tanh(0.4) + (1 - share) * 0.8]]);
    expectClose(layerNormGru(biasedCell(-50, 0.4, 0), x, h), [[(1 - share) * 0.8]]);
    expectClose(layerNormGru(biasedCell(50, 0.4, -90), x, h), [[0.8]]);
    expectClose(layerNormGru(biasedCell(50, 0.4, 90), x, h), [[Math.tanh(0.4)]]);
  });

  it("has the gradients of central differences over two steps", () => {
    const random = (shape: [number, number], seed: number) =>
      tf.randomUniform<tf.Rank.R2>(shape, -1, 1, "float32", seed);
    const tree = { params: layerNormGruParams(new Rng(1), 2, 3), x: random([2, 2], 2), h: random([2, 3], 3) };
    checkGradients(({ params, x, h }) => {
      const twice = layerNormGru(params, x, layerNormGru(params, x, h, 0.1), 0.1);
      return tf.sum(tf.square(twice));
    }, tree);
  });

  it("refuses shapes that do not fit and leaves no tensor behind", () => {
    const params = layerNormGruParams(new Rng(1), 2, 3);
    const [x, h] = [tf.zeros<tf.Rank.R2>([4, 2]), tf.zeros<tf.Rank.R2>([4, 3])];
    expect(params.layer.kernel.shape).toEqual([5, 9]);
    expect(() => layerNormGru(params, h, h)).toThrow("layerNormGru: x must have shape [any, 2], got [4, 3]");
    expect(() => layerNormGru(params, x, x)).toThrow("layerNormGru: h must have shape [4, 3], got [4, 2]");
    expectOwned(() => layerNormGru(params, x, h));
  });
});
