import { type StoredTensor } from "lib/data/safetensors";

type Tensors = ReadonlyMap<string, StoredTensor>;

const beta1 = 0.9;

/** The norm of a step's gradient by each tensor, by the names of the moments, from what the step made of them: sums' = β₁ sums + g. */
export function gradientNorms(before: Tensors, after: Tensors): Map<string, number> {
  const norms = new Map<string, number>();
  for (const [name, { data }] of after) {
    if (!name.includes(".gradientSums.")) continue;
    const older = before.get(name)!.data;
    let squares = 0;
    for (let i = 0; i < data.length; i++) squares += (data[i] - beta1 * older[i]) ** 2;
    norms.set(name, Math.sqrt(squares));
  }
  return norms;
}
