import { type Rng } from "../core/rng";
import { assertShape } from "../core/shape";
import * as tf from "../tensor/tf";
import { dense, denseParams, type DenseParams, type LinearParams } from "./dense";
import { glorotUniform, type Initializer } from "./init";
import { layerNorm, type LayerNormParams, layerNormParams } from "./layerNorm";

/** DreamerV2's cell; the columns are reset gate, candidate, update gate, each D wide. */
export type LayerNormGruParams = {
  /** kernel [in + D, 3D]; the authors' program has a bias [3D] as well */
  readonly layer: LinearParams | DenseParams;
  /** scale and offset [3D] */
  readonly norm: LayerNormParams;
};

/** What DreamerV2 adds to the update gate, so that an untrained cell keeps most of its state. */
const updateBias = -1;

/** The parameters of a cell with `units` = D. */
export function layerNormGruParams(
  rng: Rng,
  inputs: number,
  units: number,
  kernel: Initializer = glorotUniform,
): LayerNormGruParams {
  return { layer: denseParams(rng, inputs + units, 3 * units, kernel), norm: layerNormParams(3 * units) };
}

/**
 * One step of the layer-normalised gated recurrent unit: (r, c, u) = LayerNorm([x, h] K),
 * h' = σ(u − 1) ⊙ tanh(σ(r) ⊙ c) + (1 − σ(u − 1)) ⊙ h.
 * @param x [B, in]
 * @param h [B, D]
 * @param epsilon of the normalisation, 1e-3 in DreamerV2
 * @returns h', [B, D]
 * @throws RangeError if a shape differs
 * @see Mastering Atari with Discrete World Models, arXiv 2010.02193
 */
export function layerNormGru(
  params: LayerNormGruParams,
  x: tf.Tensor2D,
  h: tf.Tensor2D,
  epsilon = 1e-3,
): tf.Tensor2D {
  const [width, columns] = params.layer.kernel.shape;
  const units = columns / 3;
  assertShape("layerNormGru: x", x, [null, width - units]);
  assertShape("layerNormGru: h", h, [x.shape[0], units]);
  return tf.tidy(() => {
    const parts = layerNorm(params.norm, dense(params.layer, tf.concat([x, h], 1)), epsilon); // [B, 3D]
    const [reset, candidate, update] = tf.split(parts, 3, 1); // [B, D]
    const proposed = tf.tanh(tf.mul(tf.sigmoid(reset), candidate));
    const share = tf.sigmoid(tf.add(update, updateBias));
    return tf.add(h, tf.mul(share, tf.sub(proposed, h)));
  });
}
