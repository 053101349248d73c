import { type Rng } from "../../core/rng";
import { gru, type GruParams, gruParams } from "../../nn/gru";
import { layerNormGru, type LayerNormGruParams, layerNormGruParams } from "../../nn/layerNormGru";
import type * as tf from "../../tensor/tf";

/** The recurrent cell of a model: Keras's in DreamerV1, a layer-normalised one in DreamerV2. */
export type CellName = "gru" | "layerNormGru";

/** The weights of a cell. */
export type CellParams = GruParams | LayerNormGruParams;

/** The weights at the start. @param units D */
export function cellParams(rng: Rng, name: CellName, inputs: number, units: number): CellParams {
  return name === "gru" ? gruParams(rng, inputs, units) : layerNormGruParams(rng, inputs, units);
}

/** h' from x [N, in] and h [N, D], by the cell whose weights these are. @returns [N, D] */
export function cellStep(params: CellParams, x: tf.Tensor2D, h: tf.Tensor2D): tf.Tensor2D {
  return "norm" in params ? layerNormGru(params, x, h) : gru(params, x, h);
}
