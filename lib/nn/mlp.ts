import { type Rng } from "../core/rng";
import * as tf from "../tensor/tf";
import { type Activation, dense, denseParams, type DenseParams } from "./dense";
import { glorotUniform, type Initializer } from "./init";

/** Dense layers one after the other; the last has no activation. */
export type MlpParams = {
  readonly hidden: readonly DenseParams[];
  readonly output: DenseParams;
};

/** The kernels' initial values. */
export interface MlpInit {
  readonly hidden: Initializer;
  readonly output: Initializer;
}

/**
 * The parameters of dense layers of the sizes in → hidden[0] → … → out.
 * @param hidden sizes of the hidden layers, none for a single dense layer
 */
export function mlpParams(
  rng: Rng,
  inputs: number,
  hidden: readonly number[],
  outputs: number,
  init: MlpInit = { hidden: glorotUniform, output: glorotUniform },
): MlpParams {
  const sizes = [inputs, ...hidden];
  return {
    hidden: hidden.map((size, i) => denseParams(rng, sizes[i], size, init.hidden)),
    output: denseParams(rng, sizes[hidden.length], outputs, init.output),
  };
}

/**
 * Dense layers with an activation after each but the last.
 * @param x [..., in]
 * @returns [..., out]
 * @throws RangeError if the last axis of x is not `in` long
 */
export function mlp<T extends tf.Tensor>(params: MlpParams, x: T, activation: Activation): T {
  return tf.tidy(() => {
    const last = params.hidden.reduce((h, layer) => activation(dense(layer, h)), x);
    return dense(params.output, last);
  });
}
