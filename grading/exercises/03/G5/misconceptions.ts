import type { Matrix } from "lib/core/matrix";
import type { Reference03 } from "../reference";
import { misconceptions03 } from "../variations";

/** Orthonormal rows of the space of these. */
const orthonormal =
  ({ dot }: Reference03) =>
  (V: Matrix): number[][] => {
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
  };

/** cos of the principal angles, the largest first, for orthonormal rows. */
const cosinesOf =
  ({ multiply, singularValues, transpose }: Reference03) =>
  (U: Matrix, V: Matrix): number[] =>
    singularValues(multiply(U, transpose(V)));

export const misconceptions = misconceptions03({ orthonormal, cosinesOf })({
  "rows-as-they-are": {
    hint: "You take the rows for orthonormal. The angle is between the SPACES: it must not change where a row is doubled, or another one added to it.",
    implement: ({ cosinesOf }) => ({
      largestAngle: (U, V) => Math.acos(Math.min(1, Math.min(...cosinesOf(U, V)))),
    }),
  },
  "rows-of-length-1": {
    hint: "You make each row of length 1, but not orthogonal to the others. What does U Uᵀ have to be?",
    implement: ({ cosinesOf, dot }) => ({
      largestAngle: (U, V) => {
        const unit = (X: Matrix) => X.map((row) => row.map((x) => x / Math.sqrt(dot(row, row))));
        return Math.acos(Math.min(1, Math.min(...cosinesOf(unit(U), unit(V)))));
      },
    }),
  },
  "smallest-angle": {
    hint: "You return the smallest angle, which is 0 as soon as two spaces share a direction. Which singular value belongs to the largest?",
    implement: ({ orthonormal, cosinesOf }) => ({
      largestAngle: (U, V) => {
        return Math.acos(Math.min(1, Math.max(...cosinesOf(orthonormal(U), orthonormal(V)))));
      },
    }),
  },
  cosine: {
    hint: "You return the cosine: 1 where the spaces are the same. The angle is asked for.",
    implement: ({ withResult }) => withResult("largestAngle", (angle) => Math.cos(angle)),
  },
  sine: {
    hint: "You return the sine, which is the angle only where that is small.",
    implement: ({ withResult }) => withResult("largestAngle", (angle) => Math.sin(angle)),
  },
  "sine-for-cosine": {
    hint: "Your angle is large where the spaces are close: of which function of the angle are the singular values?",
    implement: ({ orthonormal, cosinesOf }) => ({
      largestAngle: (U, V) => Math.asin(Math.min(1, Math.min(...cosinesOf(orthonormal(U), orthonormal(V))))),
    }),
  },
  degrees: {
    hint: "You return degrees. Radians are asked for.",
    implement: ({ withResult }) => withResult("largestAngle", (angle) => (angle * 180) / Math.PI),
  },
  "mean-angle": {
    hint: "You average the angles. One direction that is missed is enough to make two spaces different: the largest is asked for.",
    implement: ({ orthonormal, cosinesOf, mean }) => ({
      largestAngle: (U, V) => {
        const cosines = cosinesOf(orthonormal(U), orthonormal(V));
        return mean(cosines.map((cosine) => Math.acos(Math.min(1, cosine))));
      },
    }),
  },
  "row-by-row": {
    hint: "You compare the first row with the first, the second with the second. A space has no first row: which direction of V is closest to one of U?",
    implement: ({ dot }) => ({
      largestAngle: (U, V) => {
        const angles = U.map((u, i) => {
          const cosine = dot(u, V[i]) / Math.sqrt(dot(u, u) * dot(V[i], V[i]));
          return Math.acos(Math.min(1, Math.abs(cosine)));
        });
        return Math.max(...angles);
      },
    }),
  },
  determinant: {
    hint: "You take the product of all cosines. The angle between two spaces is the largest one between their directions: the smallest cosine alone.",
    implement: ({ orthonormal, cosinesOf }) => ({
      largestAngle: (U, V) => {
        const cosines = cosinesOf(orthonormal(U), orthonormal(V));
        return Math.acos(
          Math.min(
            1,
            cosines.reduce((all, cosine) => all * cosine, 1),
          ),
        );
      },
    }),
  },
  "above-1": {
    hint: "Your angle is NaN for two equal spaces: rounding makes a cosine a little larger than 1, of which there is no angle.",
    implement: ({ withResult }) => withResult("largestAngle", (angle) => (angle < 1e-3 ? NaN : angle)),
  },
});
