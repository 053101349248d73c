import * as tf from "@tensorflow/tfjs";
import { leavesOf, mapTree, rebuild, type TensorTree, type Tree } from "./records";

/** How records of some nesting and shapes lie in one vector: an optimiser treats all numbers alike, and its update is then a few
 *  operations instead of as many for each tensor. */
export class Layout<T extends TensorTree> {
  private readonly skeleton: Tree<number>;
  private readonly shapes: number[][];
  private readonly sizes: number[];

  /** @param like of float32 */
  constructor(like: T) {
    let next = 0;
    this.skeleton = mapTree(like, () => next++);
    const leaves = leavesOf(like);
    this.shapes = leaves.map(({ shape }) => [...shape]);
    this.sizes = leaves.map(({ size }) => size);
  }

  /** All numbers of a record in the order of `leavesOf`, [P]; the record stays the caller's. */
  join(tree: T): tf.Tensor1D {
    return tf.tidy(() => tf.concat(leavesOf(tree).map((leaf) => tf.reshape(leaf, [-1]) as tf.Tensor1D)));
  }

  /** The record of a vector [P]; the vector stays the caller's. */
  split(vector: tf.Tensor1D): T {
    const leaves = tf.tidy(() =>
      tf.split(vector, this.sizes).map((part, i) => tf.reshape(part, this.shapes[i])),
    );
    return rebuild(this.skeleton, leaves) as T;
  }
}
