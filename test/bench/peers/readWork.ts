import { readFileSync } from "node:fs";
import { decode, type StoredTensor } from "lib/data/safetensors";

/** Takes a step of gradient descent and reads its loss. */
export type Stepper = () => number;

/** The weights and the batch of a work's file, each made a tensor of some library. */
export function readWork<T>(file: string, make: (stored: StoredTensor) => T): [Record<string, T>, T] {
  const tensors = [...decode(readFileSync(file))].map(([name, stored]) => [name, make(stored)] as const);
  const { batch, ...weights } = Object.fromEntries(tensors);
  return [weights, batch];
}
