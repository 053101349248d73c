import { leavesOf, type TensorTree, withLeaves } from "../../tensor/records";
import * as tf from "../../tensor/tf";
import { assertSameShapes } from "../assertSameShapes";

/**
 * Adaptive gradient clipping: no tensor's gradient is longer than a share of the tensor itself,
 * g / max(1, ‖g‖ / (share · max(‖θ‖, minNorm))).
 * @param share 0.3 in DreamerV3-2024
 * @param minNorm the length that a shorter tensor counts as, so that one of zeros can move: 1e-3 in DreamerV3-2024
 * @returns new gradients
 * @throws RangeError if gradients do not have the shapes of the parameters, or a number is not positive
 * @see Brock et al. 2021, arXiv 2102.06171, equation 3, there for each row, in DreamerV3 for each tensor
 */
export function agc<T extends TensorTree>(gradients: T, params: T, share = 0.3, minNorm = 1e-3): T {
  assertSameShapes("agc: gradients", gradients, params);
  if (!(share > 0)) throw new RangeError(`agc: share must be positive, got ${share}`);
  if (!(minNorm > 0)) throw new RangeError(`agc: minNorm must be positive, got ${minNorm}`);
  const clipped = tf.tidy(() => {
    const norm = (x: tf.Tensor) => tf.sqrt(tf.sum(tf.square(x)));
    const weights = leavesOf(params);
    return leavesOf(gradients).map((gradient, i) => {
      const greatest = tf.mul(tf.maximum(norm(weights[i]), minNorm), share);
      return tf.div(gradient, tf.maximum(tf.div(norm(gradient), greatest), 1));
    });
  });
  return withLeaves(gradients, clipped);
}
