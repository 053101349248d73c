import { assertShape } from "../core/shape";
import * as tf from "../tensor/tf";

/** The scale and offset that follow a normalisation, each [D]. */
export type LayerNormParams = {
  readonly scale: tf.Tensor1D;
  readonly offset: tf.Tensor1D;
};

/** Scale 1 and offset 0. */
export function layerNormParams(width: number): LayerNormParams {
  return { scale: tf.ones([width]), offset: tf.zeros([width]) };
}

/**
 * Mean 0 and variance 1 along the last axis, x̂ = (x − mean) / √(variance + ε), with its gradient in closed form,
 * r (dy − mean(dy) − x̂ mean(dy ⊙ x̂)) where r = 1 / √(variance + ε): a third of the kernels of the chain rule step by step.
 */
function normalize(x: tf.Tensor, epsilon: number): tf.Tensor {
  const custom = tf.customGrad((input, save) => {
    const centred = tf.sub(input as tf.Tensor, tf.mean(input as tf.Tensor, -1, true)); // [..., D]
    const inverse = tf.rsqrt(tf.add(tf.mean(tf.square(centred), -1, true), epsilon)); // [..., 1]
    const value = tf.mul(centred, inverse);
    (save as tf.GradSaveFunc)([value, inverse]);
    return {
      value,
      gradFunc: (dy: tf.Tensor, [normal, scale]: tf.Tensor[]) => {
        const along = tf.mul(normal, tf.mean(tf.mul(dy, normal), -1, true));
        return tf.mul(tf.sub(tf.sub(dy, tf.mean(dy, -1, true)), along), scale);
      },
    };
  });
  return custom(x);
}

/**
 * Layer normalisation over the last axis: scale ⊙ (x − mean) / √(variance + ε) + offset.
 * @param x [..., D]
 * @param epsilon 1e-3 in DreamerV2 and V3, as in Keras; 1e-5 in PyTorch
 * @throws RangeError if the last axis of x is not D long
 * @see Ba, Kiros and Hinton 2016, arXiv 1607.06450, equation 3
 */
export function layerNorm<T extends tf.Tensor>(params: LayerNormParams, x: T, epsilon: number): T {
  assertShape("layerNorm: x", x, [...x.shape.slice(0, -1), params.scale.shape[0]]);
  return tf.tidy(() => tf.add(tf.mul(normalize(x, epsilon), params.scale), params.offset));
}
