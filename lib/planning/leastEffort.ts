import { add, identity, multiply, scale, transpose, type Matrix } from "../core/matrix";
import { solveLinear } from "../core/linearSolve";

/** The controls of least effort on the way to a small final state. */
export interface LeastEffort {
  /** The gains of uₜ = Kₜ xₜ, [H][m][n]. */
  K: number[][][];
  /** The cost xᵀ Pₜ x from the state x at step t on, [H + 1][n][n]. */
  P: number[][][];
}

/**
 * Of all controls of x' = Aₜ x + B u those of least Σₜ ‖uₜ‖² + ‖x_H‖², in closed form: only effort and the last state cost.
 *
 * With Φₜ = A_{H−1} … Aₜ, where the state goes by itself, and Wₜ = Σ_{k≥t} (Φ_{k+1}B)(Φ_{k+1}B)ᵀ, where controls can lead it,
 *
 *   Pₜ = Φₜᵀ (I + Wₜ)⁻¹ Φₜ,   Kₜ = −(Φₜ₊₁B)ᵀ (I + Wₜ)⁻¹ Φₜ.
 *
 * @param A of step t, [n][n]. @param B [n][m]. @param horizon H, at least 1.
 * @see Brockett 1970, Finite Dimensional Linear Systems, section 22: minimum energy control
 */
export function leastEffort(A: (t: number) => Matrix, B: Matrix, horizon: number): LeastEffort {
  const n = B.length;
  const K: number[][][] = new Array(horizon);
  const P: number[][][] = new Array(horizon + 1);
  let phi = identity(n); // Φₜ₊₁
  let reach = scale(0, phi); // Wₜ₊₁
  P[horizon] = identity(n);
  for (let t = horizon - 1; t >= 0; t--) {
    const led = multiply(phi, B); // [n][m]
    reach = add(reach, multiply(led, transpose(led)));
    phi = multiply(phi, A(t));
    const system = add(identity(n), reach);
    const weighed = transpose(transpose(phi).map((column) => solveLinear(system, column))); // (I + W)⁻¹ Φ
    P[t] = multiply(transpose(phi), weighed);
    K[t] = scale(-1, multiply(transpose(led), weighed));
  }
  return { K, P };
}
