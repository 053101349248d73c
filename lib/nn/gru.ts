import { type Rng } from "../core/rng";
import { assertShape } from "../core/shape";
import * as tf from "../tensor/tf";
import { glorotUniform } from "./init";
import { orthogonal } from "./orthogonal";

/** Keras's `GRUCell` with `reset_after=True`; the columns are update gate, reset gate, candidate, each D wide. */
export type GruParams = {
  /** [in, 3D] */
  readonly kernel: tf.Tensor2D;
  /** [D, 3D] */
  readonly recurrentKernel: tf.Tensor2D;
  /** [2, 3D]: of the input's product, of the state's product */
  readonly bias: tf.Tensor2D;
};

/** The parameters of a cell as Keras starts them: kernel Glorot uniform, recurrent kernel orthogonal, bias 0. */
export function gruParams(rng: Rng, inputs: number, units: number): GruParams {
  return {
    kernel: glorotUniform(rng, [inputs, 3 * units]) as tf.Tensor2D,
    recurrentKernel: orthogonal(rng, [units, 3 * units]) as tf.Tensor2D,
    bias: tf.zeros([2, 3 * units]),
  };
}

/**
 * One step of the gated recurrent unit:
 * z = σ(x Kz + h Rz + b), r = σ(x Kr + h Rr + b), c = tanh(x Kc + b + r ⊙ (h Rc + b')), h' = z ⊙ h + (1 − z) ⊙ c.
 * @param x [B, in]
 * @param h [B, D]
 * @returns h', [B, D]
 * @throws RangeError if a shape differs
 * @see Cho et al. 2014, arXiv 1406.1078, with the reset gate after the product
 */
export function gru(params: GruParams, x: tf.Tensor2D, h: tf.Tensor2D): tf.Tensor2D {
  const [units] = params.recurrentKernel.shape;
  assertShape("gru: x", x, [null, params.kernel.shape[0]]);
  assertShape("gru: h", h, [x.shape[0], units]);
  return tf.tidy(() => {
    const [inputBias, stateBias] = tf.unstack(params.bias); // [3D]
    const fromInput = tf.add(tf.matMul(x, params.kernel), inputBias); // [B, 3D]
    const fromState = tf.add(tf.matMul(h, params.recurrentKernel), stateBias); // [B, 3D]
    const [inputGates, inputCandidate] = tf.split(fromInput, [2 * units, units], 1); // [B, 2D], [B, D]
    const [stateGates, stateCandidate] = tf.split(fromState, [2 * units, units], 1); // [B, 2D], [B, D]
    const [update, reset] = tf.split(tf.sigmoid(tf.add(inputGates, stateGates)), 2, 1); // [B, D]
    const candidate = tf.tanh(tf.add(inputCandidate, tf.mul(reset, stateCandidate))); // [B, D]
    return tf.add(candidate, tf.mul(update, tf.sub(h, candidate)));
  });
}
