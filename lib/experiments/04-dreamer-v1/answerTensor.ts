import { assertShape } from "../../core/shape";
import * as tf from "../../tensor/tf";

/** A student's answer, or a part of it, as a tensor of this shape.
 *  @param called whose it is: "your klLoss (exercise 4.2): kl" @throws TypeError or RangeError that says so */
export function answerTensor(called: string, answer: unknown, shape: readonly number[]): tf.Tensor {
  if (!(answer instanceof tf.Tensor))
    throw new TypeError(`${called} must be a tensor, got ${answer === null ? "null" : typeof answer}`);
  assertShape(called, answer, [...shape]);
  return answer;
}
