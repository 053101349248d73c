import { sum } from "../../core/metrics";

/** exp(x_k) / Σ_j exp(x_j) of plain numbers, without overflow. @param logits [K] */
export function softmax(logits: readonly number[]): number[] {
  const largest = Math.max(...logits);
  const weights = logits.map((x) => Math.exp(x - largest));
  const total = sum(weights);
  return weights.map((x) => x / total);
}
