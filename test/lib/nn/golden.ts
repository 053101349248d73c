import { readFileSync } from "node:fs";
import path from "node:path";
import * as tf from "lib/tensor/tf";
import { type Nested } from "./expectClose";

const all = JSON.parse(readFileSync(path.join(__dirname, "golden.json"), "utf8")) as Record<
  string,
  Record<string, Nested>
>;

/** A case of golden.json: numbers that golden.py computed with PyTorch or NumPy. */
export function golden(name: string) {
  const numbers = all[name];
  return {
    numbers,
    /** The numbers of this name as a tensor that the caller owns. */
    tensor: <T extends tf.Tensor>(entry: string) => tf.tensor(numbers[entry] as tf.TensorLike) as T,
  };
}
