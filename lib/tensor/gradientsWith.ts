import type * as tf from "@tensorflow/tfjs";
import { keep } from "@tensorflow/tfjs";
import { leavesOf, type TensorTree, valueAndGradients } from "./records";

/**
 * The gradients of a loss by a record, and what else was computed on the way: predictions, metrics, the next step's inputs.
 * @param compute gives `loss` and the rest, all tensors
 * @returns the rest, the caller's to dispose of, with the loss in it
 */
export function gradientsWith<T extends TensorTree, Rest extends { readonly loss: tf.Scalar }>(
  compute: (tree: T) => Rest,
  tree: T,
): { rest: Rest; gradients: T } {
  let rest: Rest | undefined;
  const { gradients } = valueAndGradients((leaves: T) => {
    rest = compute(leaves);
    leavesOf(rest as TensorTree).forEach((leaf) => keep(leaf));
    return rest.loss;
  }, tree);
  return { rest: rest!, gradients };
}
