import { multiply, singularValues, transpose, type Matrix } from "../core/matrix";
import { dot } from "../core/metrics";

/** An orthonormal basis of the space of the rows of V [k, D], by Gram and Schmidt, twice for its digits. */
function orthonormalRows(V: Matrix): number[][] {
  const basis: number[][] = [];
  for (const row of V) {
    let v = [...row];
    for (const b of [...basis, ...basis]) {
      const along = dot(b, v);
      v = v.map((x, i) => x - along * b[i]);
    }
    const length = Math.sqrt(dot(v, v));
    basis.push(v.map((x) => x / length));
  }
  return basis;
}

/**
 * The largest principal angle between two spaces of one dimension, in rad: 0 where they are the same, π/2 where a direction of one is
 * orthogonal to all of the other. cos of it is the smallest singular value of U Vᵀ for orthonormal bases.
 * @param U [k, D] @param V [k, D], the spaces of whose rows are compared; their rows are independent
 * @see Exercise 03.G5; Golub and Van Loan, Matrix Computations, section 6.4
 */
export function largestAngle(U: Matrix, V: Matrix): number {
  // BEGIN SOLUTION 03.G5
  const cosines = singularValues(multiply(orthonormalRows(U), transpose(orthonormalRows(V))));
  return Math.acos(Math.min(1, Math.min(...cosines)));
  // END SOLUTION
}
