import { type Rng } from "../core/rng";
import { assertShape } from "../core/shape";
import * as tf from "../tensor/tf";
import { glorotUniform, type Initializer } from "./init";

/** A dense layer without bias: what a normalisation follows. */
export type LinearParams = {
  /** [in, out] */
  readonly kernel: tf.Tensor2D;
};

/** A dense layer. */
export type DenseParams = LinearParams & {
  /** [out] */
  readonly bias: tf.Tensor1D;
};

/** A nonlinearity that keeps the shape: `tf.elu`, `tf.relu`, `tf.tanh`, `silu`. */
export type Activation = <T extends tf.Tensor>(x: T) => T;

/** The parameters of a dense layer without bias. */
export function linearParams(
  rng: Rng,
  inputs: number,
  outputs: number,
  kernel: Initializer = glorotUniform,
): LinearParams {
  return { kernel: kernel(rng, [inputs, outputs]) as tf.Tensor2D };
}

/** The parameters of a dense layer; the bias starts at 0. */
export function denseParams(
  rng: Rng,
  inputs: number,
  outputs: number,
  kernel: Initializer = glorotUniform,
): DenseParams {
  return { ...linearParams(rng, inputs, outputs, kernel), bias: tf.zeros([outputs]) };
}

/**
 * x · kernel + bias, over the last axis.
 * @param x [..., in]
 * @returns [..., out]
 * @throws RangeError if the last axis of x is not `in` long
 */
export function dense<T extends tf.Tensor>(params: LinearParams | DenseParams, x: T): T {
  const [inputs, outputs] = params.kernel.shape;
  const batch = x.shape.slice(0, -1);
  assertShape("dense: x", x, [...batch, inputs]);
  return tf.tidy(() => {
    const rows = x.rank === 2 ? (x as tf.Tensor) : tf.reshape(x, [-1, inputs]); // [N, in]
    const product = tf.matMul(rows, params.kernel); // [N, out]
    const y = "bias" in params ? tf.add(product, params.bias) : product;
    return (x.rank === 2 ? y : tf.reshape(y, [...batch, outputs])) as T; // [..., out]
  });
}
