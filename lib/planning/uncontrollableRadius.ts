import { multiply, multiplyVector, transpose, type Matrix } from "../core/matrix";
import { spectralRadius } from "../core/spectralRadius";
import { dot } from "../core/metrics";

/** The spectral radius that no gain can change: that of A on the directions which B, A B, A² B, … do not reach.
 *
 *  With U an orthonormal basis of these directions, ρ(Uᵀ A U) ≤ ρ(A + B K) for every K; some gain stabilises x' = A x + B u
 *  if and only if it is below 1. It is 0 if every direction is reached.
 *  @param A [n][n]. @param B [n][m]. Directions below 1e-10 of their length before projection count as not reached. */
export function uncontrollableRadius(A: Matrix, B: Matrix): number {
  const reached: number[][] = [];
  const queue = transpose(B);
  for (let i = 0; i < queue.length && reached.length < A.length; i++) {
    const direction = newDirection(queue[i], reached);
    if (!direction) continue;
    reached.push(direction);
    queue.push(multiplyVector(A, direction));
  }
  const others: number[][] = [];
  for (let i = 0; reached.length + others.length < A.length; i++) {
    const axis = A.map((_, j) => (i === j ? 1 : 0));
    const direction = newDirection(axis, [...reached, ...others]);
    if (direction) others.push(direction);
  }
  return others.length === 0 ? 0 : spectralRadius(multiply(multiply(others, A), transpose(others)));
}

/** The unit vector along what the basis leaves of x (Gram–Schmidt, twice); undefined if it leaves nothing. */
function newDirection(x: readonly number[], basis: Matrix): number[] | undefined {
  const rest = x.slice();
  for (let pass = 0; pass < 2; pass++) {
    for (const unit of basis) {
      const along = dot(rest, unit);
      for (let i = 0; i < rest.length; i++) rest[i] -= along * unit[i];
    }
  }
  const length = Math.hypot(...rest);
  return length > 1e-10 * Math.hypot(...x) ? rest.map((entry) => entry / length) : undefined;
}
