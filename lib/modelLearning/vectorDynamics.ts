import type { World } from "../envs/world";
import { jacobian } from "../planning/centralDifferences";

/** A state [n] or an action [m]. */
export type Vector = readonly number[];

/** x' = f(x, u): what a model predicts. */
export type Dynamics = (x: Vector, u: Vector) => number[];

/** One observed step: state x [n], action u [m], next x' [n]. */
export interface VectorStep {
  state: Vector;
  action: Vector;
  next: Vector;
}

/** What a class of models of vectors has to know. */
export interface VectorClassOptions {
  /** The task around predicted dynamics: start, costs and end of its episodes. */
  worldOf(dynamics: Dynamics): World<Vector, Vector>;
  /** λ, the strength of the prior beside n ≥ 1 transitions. */
  lambda?: (n: number) => number;
}

/** The strength of the prior beside n ≥ 1 transitions: 10⁻³ / √n, so that data outweigh it in the end. */
export function ridgeStrength(n: number): number {
  return 1e-3 / Math.sqrt(n);
}

/** The mean of ‖x' − f(x, u)‖² over the data; 0 for none. */
export function meanPredictionError(f: Dynamics, data: readonly VectorStep[]): number {
  let total = 0;
  for (const { state, action, next } of data) {
    const predicted = f(state, action);
    for (let i = 0; i < next.length; i++) total += (next[i] - predicted[i]) ** 2;
  }
  return data.length === 0 ? 0 : total / data.length;
}

/** The dynamics about a point, f(x + δx, u + δu) ≈ f(x, u) + A δx + B δu, by central differences.
 *  @returns A [n][n] and B [n][m]. */
export function linearise(f: Dynamics, x: Vector, u: Vector): { A: number[][]; B: number[][] } {
  const n = x.length;
  const J = jacobian((z) => f(z.slice(0, n), z.slice(n)), [...x, ...u]); // [n][n + m]
  return { A: J.map((row) => row.slice(0, n)), B: J.map((row) => row.slice(n)) };
}
