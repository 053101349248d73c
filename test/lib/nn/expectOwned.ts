import * as tf from "lib/tensor/tf";
import { disposeTree, leavesOf, type TensorTree } from "lib/tensor/records";

/** Expects a function to make the tensors that it returns and to leave no other behind. */
export function expectOwned(make: () => TensorTree): void {
  const before = tf.memory().numTensors;
  const result = make();
  expect(tf.memory().numTensors - before).toBe(leavesOf(result).length);
  disposeTree(result);
  expect(tf.memory().numTensors).toBe(before);
}
