import { leavesOf, type TensorTree, withLeaves } from "../../tensor/records";
import * as tf from "../../tensor/tf";

/**
 * The length of all tensors of a record taken as one vector, √(Σ g²).
 * @returns a scalar; 0 for a record without tensors
 */
export function globalNorm(tree: TensorTree): tf.Scalar {
  const leaves = leavesOf(tree);
  if (leaves.length === 0) return tf.scalar(0);
  return tf.tidy(() => {
    const squares = leaves.map((leaf) => tf.sum(tf.square(leaf)));
    return tf.sqrt(tf.sum(tf.stack(squares))) as tf.Scalar;
  });
}

/**
 * Shortens a gradient to a greatest length without turning it: g · c / max(‖g‖, c).
 * @param maxNorm c, positive
 * @returns the new gradients and the norm ‖g‖ before
 * @throws RangeError unless maxNorm is positive
 * @see Pascanu et al. 2013, arXiv 1211.5063, algorithm 1
 */
export function clipByGlobalNorm<T extends TensorTree>(
  gradients: T,
  maxNorm: number,
): { gradients: T; norm: tf.Scalar } {
  if (!(maxNorm > 0)) throw new RangeError(`clipByGlobalNorm: maxNorm must be positive, got ${maxNorm}`);
  const { norm, clipped } = tf.tidy(() => {
    const norm = globalNorm(gradients);
    const scale = tf.div(maxNorm, tf.maximum(norm, maxNorm));
    return { norm, clipped: leavesOf(gradients).map((gradient) => tf.mul(gradient, scale)) };
  });
  return { gradients: withLeaves(gradients, clipped), norm };
}
