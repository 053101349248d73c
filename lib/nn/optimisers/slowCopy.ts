import { leavesOf, type TensorTree, withLeaves } from "../../tensor/records";
import * as tf from "../../tensor/tf";
import { assertSameShapes } from "../assertSameShapes";

/**
 * Weights that follow others by whole copies: those of `source` after the updates 1, 1 + every, 1 + 2 · every, …, else the ones before.
 * @param update number of the update that made `source`, from 1, a scalar
 * @param every updates between two copies
 * @returns new tensors
 * @throws RangeError if the shapes differ, or `every` is not a positive integer
 * @see Hafner et al. 2021, arXiv 2010.02193, appendix D: "slow critic update interval"
 */
export function slowCopy<T extends TensorTree>(slow: T, source: T, update: tf.Scalar, every: number): T {
  if (!Number.isInteger(every) || every < 1)
    throw new RangeError(`slowCopy: every must be a positive integer, got ${every}`);
  assertSameShapes("slowCopy: source", source, slow);
  const sources = leavesOf(source);
  const copied = tf.tidy(() => {
    const due = tf.cast(tf.equal(tf.mod(tf.sub(update, 1), every), 0), "float32");
    const kept = tf.sub(1, due);
    return leavesOf(slow).map((leaf, i) => tf.add(tf.mul(leaf, kept), tf.mul(sources[i], due)));
  });
  return withLeaves(slow, copied);
}
