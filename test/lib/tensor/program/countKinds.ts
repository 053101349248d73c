import { lower } from "lib/tensor/program/lower";
import type { Program } from "lib/tensor/program/program";
import { record } from "lib/tensor/program/recorder";
import * as tf from "lib/tensor/tf";

/** The program of a function in primitives, at inputs of these shapes. */
export function programOf(
  shapes: readonly number[][],
  f: (...inputs: tf.Tensor[]) => tf.Tensor | tf.Tensor[],
): Program {
  const inputs = shapes.map((shape) => tf.ones(shape));
  try {
    return lower(record(inputs, () => tf.tidy(() => [f(...inputs)].flat())));
  } finally {
    tf.dispose(inputs);
  }
}

/** How often each kind of operation stands in a program. */
export function countKinds({ operations }: Program): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of operations) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
