import { sum } from "../../core/metrics";
import { softmax } from "./softmax";

/**
 * The gradient of E_{k∼p}[f(e_k)] by the logits of p, exactly: p_i (f(e_i) − E[f]).
 * @param logits [K] @param values f at each one-hot vector, [K]
 * @see exercise G9
 */
export function exactGradient(logits: readonly number[], values: readonly number[]): number[] {
  // BEGIN SOLUTION 05.G9
  const p = softmax(logits);
  const expected = sum(p.map((x, k) => x * values[k]));
  return p.map((x, i) => x * (values[i] - expected));
  // END SOLUTION
}

/**
 * What straight-through draws give on average: Σ_k p_k p_i (g_ki − Σ_j p_j g_kj), where g_k is the gradient of f at e_k.
 * @param logits [K] @param slopes ∂f/∂x_i at e_k, [K][K]
 * @see exercise G9
 */
export function straightThroughMean(
  logits: readonly number[],
  slopes: readonly (readonly number[])[],
): number[] {
  // BEGIN SOLUTION 05.G9
  const p = softmax(logits);
  const mean = p.map((_, i) => sum(p.map((x, k) => x * slopes[k][i]))); // E_k[g_k]
  const along = sum(p.map((x, j) => x * mean[j]));
  return p.map((x, i) => x * (mean[i] - along));
  // END SOLUTION
}

/** A class that was drawn, and f at its one-hot vector. */
export interface ValuedDraw {
  readonly draw: number;
  readonly value: number;
}

/**
 * ½ (f(e_a) − f(e_b)) (e_a − e_b) of two independent draws: REINFORCE with each draw as the other's baseline. Its mean is the exact gradient,
 * whatever f is, and it asks for no slope of f.
 * @param classes K
 * @returns by the logits, [K]
 * @see Kool et al. 2019, Buy 4 REINFORCE samples, get a baseline for free; exercise G9
 */
export function twoSampleGradient(first: ValuedDraw, second: ValuedDraw, classes: number): number[] {
  // BEGIN SOLUTION 05.G9
  const half = (first.value - second.value) / 2;
  return Array.from(
    { length: classes },
    (_, i) => half * (Number(i === first.draw) - Number(i === second.draw)),
  );
  // END SOLUTION
}
