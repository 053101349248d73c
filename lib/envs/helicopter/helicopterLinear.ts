import { flyDeviation, type HelicopterTarget } from "./helicopterTarget";

/** The matrix of derivatives ∂fᵢ/∂xⱼ at x, by central differences: (f(x + h eⱼ) − f(x − h eⱼ)) / 2h with h = 1e-5. */
export function differences(f: (x: number[]) => readonly number[], x: readonly number[]): number[][] {
  const h = 1e-5;
  const columns = x.map((_, j) => {
    const moved = (by: number) => f(x.map((entry, k) => (k === j ? entry + by : entry)));
    const [above, below] = [moved(h), moved(-h)];
    return above.map((value, i) => (value - below[i]) / (2 * h));
  });
  return columns[0].map((_, i) => columns.map((column) => column[i]));
}

/** The dynamics about a target, deviation' ≈ A deviation + B action: the derivatives of `flyDeviation` at 0. Because the target
 *  looks the same at every moment, one A [12][12] and one B [12][4] hold for the whole of it. */
export function linearisedHelicopter(target: HelicopterTarget): { A: number[][]; B: number[][] } {
  const onTarget = new Array<number>(12).fill(0);
  const trimmed = [0, 0, 0, 0];
  return {
    A: differences((deviation) => flyDeviation(target, deviation, trimmed), onTarget),
    B: differences((action) => flyDeviation(target, onTarget, action), trimmed),
  };
}
