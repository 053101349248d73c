import { add, multiply, transpose, type Matrix } from "../core/matrix";

/** What it costs to follow u = K x for ever: P of the cost xᵀ P x, for x' = A x + B u and the cost xᵀ Q x + uᵀ R u of a step, whether K
 *  is good or not.
 *
 *  P = Q + KᵀRK + FᵀPF with F = A + B K, summed by doubling: P ← P + FᵀPF, F ← F F.
 *  @throws RangeError if K does not stabilise (A, B): then it costs more than any number. */
export function gainCost({ A, B, Q, R }: Record<"A" | "B" | "Q" | "R", Matrix>, K: Matrix): number[][] {
  let F = add(A, multiply(B, K));
  let P = add(Q, multiply(transpose(K), multiply(R, K)));
  for (let doublings = 0; doublings < 60; doublings++) {
    const rest = multiply(transpose(F), multiply(P, F));
    if (!rest.every((row) => row.every(Number.isFinite))) break;
    const next = add(P, rest);
    if (next.every((row, i) => row.every((p, j) => p === P[i][j]))) return P;
    [P, F] = [next, multiply(F, F)];
  }
  throw new RangeError("gainCost: K must stabilise A and B, that is, shrink every state in the long run");
}
