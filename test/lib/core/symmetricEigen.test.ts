import { multiply, transpose, type Matrix } from "lib/core/matrix";
import { symmetricEigen } from "lib/core/symmetricEigen";
import { Rng } from "lib/core/rng";

function randomSymmetric(n: number, rng: Rng): number[][] {
  const A = Array.from({ length: n }, () => Array.from({ length: n }, () => rng.normal()));
  return A.map((row, i) => row.map((a, j) => a + A[j][i]));
}

const largestDifference = (X: Matrix, Y: Matrix): number =>
  Math.max(...X.flatMap((row, i) => row.map((x, j) => Math.abs(x - Y[i][j]))));

describe("symmetricEigen", () => {
  it("finds 3 and 1 of [[2, 1], [1, 2]], along the diagonals", () => {
    const { values, vectors } = symmetricEigen([[2, 1], [1, 2]]); // prettier-ignore
    expect(values[0]).toBeCloseTo(3, 14);
    expect(values[1]).toBeCloseTo(1, 14);
    const half = Math.SQRT1_2;
    expect(largestDifference([vectors[0]], [[half, half]])).toBeLessThan(1e-14);
    expect(vectors[1].map(Math.abs)).toEqual([expect.closeTo(half, 14), expect.closeTo(half, 14)]);
  });

  it("finds 2 − 2 cos(πj / (n + 1)) of the second difference", () => {
    const n = 12;
    const A = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0)),
    );
    const expected = Array.from({ length: n }, (_, j) => 2 - 2 * Math.cos((Math.PI * (n - j)) / (n + 1)));
    symmetricEigen(A).values.forEach((value, j) => expect(value).toBeCloseTo(expected[j], 12));
  });

  it("gives orthonormal rows V with A = Vᵀ diag(λ) V, the largest λ first", () => {
    const rng = new Rng(1);
    for (const n of [1, 2, 7, 30]) {
      const A = randomSymmetric(n, rng);
      const { values, vectors } = symmetricEigen(A);
      const identity = vectors.map((_, i) => vectors.map((_, j) => (i === j ? 1 : 0)));
      expect(largestDifference(multiply(vectors, transpose(vectors)), identity)).toBeLessThan(1e-12);
      const scaled = vectors.map((row, i) => row.map((x) => values[i] * x));
      expect(largestDifference(multiply(transpose(vectors), scaled), A)).toBeLessThan(1e-11);
      expect(values).toEqual([...values].sort((a, b) => b - a));
    }
  });

  it("takes repeated eigenvalues and zeros", () => {
    expect(symmetricEigen([[5, 0, 0], [0, 5, 0], [0, 0, 0]]).values).toEqual([5, 5, 0]); // prettier-ignore
  });

  it("refuses a matrix that is not symmetric", () => {
    expect(() => symmetricEigen([[1, 2], [3, 4]])).toThrow("symmetricEigen: A must be symmetric"); // prettier-ignore
  });
});
