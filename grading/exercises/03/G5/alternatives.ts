import type { Matrix } from "lib/core/matrix";
import { alternatives03 } from "../variations";

export const alternatives = alternatives03({
  "sine-and-cosine": ({ dot, multiply, singularValues, transpose }) => ({
    largestAngle: (U, V) => {
      const basisOf = (X: Matrix) => {
        const basis: number[][] = [];
        for (const row of X) {
          // twice, so that rounding leaves nothing
          let rest = [...row];
          for (let pass = 0; pass < 2; pass++) {
            for (const b of basis) {
              const along = dot(rest, b);
              rest = rest.map((x, i) => x - along * b[i]);
            }
          }
          const length = Math.hypot(...rest);
          basis.push(rest.map((x) => x / length));
        }
        return basis;
      };
      const [P, Q] = [basisOf(U), basisOf(V)];
      const C = multiply(P, transpose(Q));
      const projected = multiply(C, Q);
      const rest = P.map((row, i) => row.map((x, j) => x - projected[i][j]));
      const sine = Math.max(...singularValues(rest));
      return Math.atan2(sine, Math.min(...singularValues(C)));
    },
  }),
  "whitened-by-eigenvalues": ({ multiply, symmetricEigen, singularValues, transpose }) => ({
    largestAngle: (U, V) => {
      const whitened = (X: Matrix) => {
        const { values, vectors } = symmetricEigen(multiply(X, transpose(X)));
        return multiply(vectors, X).map((row, i) => row.map((x) => x / Math.sqrt(values[i])));
      };
      const cosines = singularValues(multiply(whitened(V), transpose(whitened(U))));
      return Math.acos(Math.min(1, cosines[cosines.length - 1]));
    },
  }),
});
