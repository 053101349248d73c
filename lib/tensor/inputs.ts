import * as tf from "@tensorflow/tfjs";
import { leavesOf, mapLeaves, pathsOf, type TensorTree } from "./records";

/** What a set of inputs is captured under: the names, shapes and types of all tensors. */
export function keyOf(args: readonly TensorTree[]): { key: string; leaves: tf.Tensor[] } {
  const leaves = leavesOf(args);
  const paths = pathsOf(args);
  const key = leaves.map(({ shape, dtype }, i) => `${paths[i]}:${dtype}[${shape.join()}]`).join(" ");
  return { key, leaves };
}

/**
 * By how much numbers are nudged, up and down in turn, relative to each: enough for some of the many units near the kink of their ReLU
 * to fall to the other side, as one does by rounding now and then.
 */
export const nudge = 2 ** -14;

/** The same tensors, each number a little larger or smaller. */
export function nudgedInputs(tree: readonly TensorTree[]): readonly TensorTree[] {
  return mapLeaves(tree, (leaf) => {
    if (leaf.dtype !== "float32") return tf.clone(leaf);
    const values = Float32Array.from(leaf.dataSync(), (x, i) => x * (i % 2 ? 1 + nudge : 1 - nudge));
    return tf.tensor(values, leaf.shape);
  });
}

/** Inputs of which no two share their data, as two clones do: a recording tells its inputs apart by their data. */
export function separateInputs(args: readonly TensorTree[]): {
  separate: readonly TensorTree[];
  copies: tf.Tensor[];
} {
  const seen = new Set<object>();
  const copies: tf.Tensor[] = [];
  const separate = mapLeaves(args, (leaf) => {
    if (!seen.has(leaf.dataId)) {
      seen.add(leaf.dataId);
      return leaf;
    }
    const copy = tf.tensor(leaf.dataSync(), leaf.shape, leaf.dtype);
    copies.push(copy);
    return copy;
  });
  return { separate, copies };
}
