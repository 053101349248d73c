import { inspect } from "node:util";
import { describeTensor } from "./describeArray";
import { isTensor, tensorHeading, type TensorLike } from "./tensor";

/**
 * Lets Node print tensors of this value's class as `Tensor [3, 4] float32`, wherever they stand, instead of their inner state.
 * @returns whether the value is a tensor
 */
export function showTensorsInNode(value: object): boolean {
  if (!isTensor(value)) return false;
  let owner: object = value;
  while (!Object.hasOwn(owner, "dataSync")) owner = Object.getPrototypeOf(owner) as object;
  if (owner === value || inspect.custom in value) return true;
  Object.defineProperty(owner, inspect.custom, { value: printTensor, configurable: true, writable: true });
  return true;
}

/** @param depth levels that may still be printed: as many as asked for where the tensor itself is printed, not what holds it */
function printTensor(this: unknown, depth: number, options: { readonly depth?: number | null }): string {
  const tensor = this as TensorLike;
  // Node also asks prototypes, which have no shape.
  if (!isTensor(tensor)) return "Tensor";
  const isWhole = depth === options.depth || tensor.shape.length === 0;
  return isWhole ? String(describeTensor(tensor)["text/plain"]) : tensorHeading(tensor);
}
