import { assertShape } from "../core/shape";
import { halfSquaredDistance } from "../nn/normal";
import type * as tf from "../tensor/tf";

/**
 * ½ ‖x − x̂‖², the loss of a prediction x̂: −log N(x; x̂, 1) less a constant. The sum is over one event's axes, the mean is left to the caller.
 * @param prediction x̂, [..., event axes]
 * @param target x, the same shape
 * @param eventRank how many last axes belong to one event: 3 for an image, 0 for a reward
 * @returns nats, [...]
 * @throws RangeError if the shapes differ
 * @see Hafner et al. 2020, arXiv 1912.01603, equation 10: the losses of observation and reward
 */
export function squaredError(prediction: tf.Tensor, target: tf.Tensor, eventRank: number): tf.Tensor {
  assertShape("squaredError: target", target, prediction.shape);
  return halfSquaredDistance(prediction, target, eventRank);
}
