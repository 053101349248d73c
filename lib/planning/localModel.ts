import type { Matrix } from "../core/matrix";
import { gradient, hessian, jacobian } from "./centralDifferences";

/** Dynamics to first and cost to second order around a state and a control, as iLQR needs them. */
export interface LocalModel {
  /** ∂x'/∂x, [n][n]. */
  readonly A: Matrix;
  /** ∂x'/∂u, [n][m]. */
  readonly B: Matrix;
  /** ∂c/∂x, [n]. */
  readonly x: readonly number[];
  /** ∂c/∂u, [m]. */
  readonly u: readonly number[];
  /** ∂²c/∂x², [n][n]. */
  readonly xx: Matrix;
  /** ∂²c/∂u∂x, [m][n]. */
  readonly ux: Matrix;
  /** ∂²c/∂u², [m][m]. */
  readonly uu: Matrix;
}

/** The cost of the last state to second order: ∂c/∂x [n] and ∂²c/∂x² [n][n]. */
export type FinalModel = Pick<LocalModel, "x" | "xx">;

/** The local model at the state x and the control u of step t, by central differences of both. */
export function localModel(
  dynamics: (x: number[], u: number[]) => number[],
  cost: (x: number[], u: number[], t: number) => number,
  x: readonly number[],
  u: readonly number[],
  t: number,
): LocalModel {
  const n = x.length;
  const split = <T>(f: (x: number[], u: number[]) => T) => (z: number[]) => f(z.slice(0, n), z.slice(n)); // prettier-ignore
  const z = [...x, ...u];
  const price = split((state, control) => cost(state, control, t));
  const [moves, slope, curvature] = [jacobian(split(dynamics), z), gradient(price, z), hessian(price, z)];
  return {
    A: moves.map((row) => row.slice(0, n)),
    B: moves.map((row) => row.slice(n)),
    x: slope.slice(0, n),
    u: slope.slice(n),
    xx: curvature.slice(0, n).map((row) => row.slice(0, n)),
    ux: curvature.slice(n).map((row) => row.slice(0, n)),
    uu: curvature.slice(n).map((row) => row.slice(n)),
  };
}

/** The local model of the last state's cost, by central differences. */
export function finalModel(finalCost: (x: number[]) => number, x: readonly number[]): FinalModel {
  return { x: gradient(finalCost, x), xx: hessian(finalCost, x) };
}
