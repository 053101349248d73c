import fc from "fast-check";
import { Matrix, solve } from "ml-matrix";
import { factorise, solveFactorised, solveLinear } from "lib/core/linearSolve";
import { Rng } from "lib/core/rng";

const randomSystem = (rng: Rng, n: number) => ({
  A: Array.from({ length: n }, () => Array.from({ length: n }, () => rng.normal())),
  b: Array.from({ length: n }, () => rng.normal()),
});

describe("solveLinear", () => {
  it("solves a system by hand: x + 2y = 5, 3x − y = 1", () => {
    const [x, y] = solveLinear(
      [
        [1, 2],
        [3, -1],
      ],
      [5, 1],
    );
    expect(x).toBeCloseTo(1, 14);
    expect(y).toBeCloseTo(2, 14);
  });

  it("pivots where the diagonal is 0 or tiny", () => {
    expect(
      solveLinear(
        [
          [0, 2],
          [4, 0],
        ],
        [6, 8],
      ),
    ).toEqual([2, 3]);
    const [x, y] = solveLinear(
      [
        [1e-20, 1],
        [1, 1],
      ],
      [1, 2],
    );
    expect([x, y]).toEqual([1, 1]);
  });

  it("agrees with ml-matrix on random systems", () => {
    for (let seed = 0; seed < 50; seed++) {
      const { A, b } = randomSystem(new Rng(seed), 1 + (seed % 12));
      const theirs = solve(new Matrix(A), Matrix.columnVector(b)).to1DArray();
      solveLinear(A, b).forEach((x, i) =>
        expect(Math.abs(x - theirs[i])).toBeLessThan(1e-9 * (1 + Math.abs(x))),
      );
    }
  });

  it("leaves a residual at rounding level for diagonally dominant systems", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 15 }), (seed, n) => {
        const { A, b } = randomSystem(new Rng(seed), n);
        A.forEach((row, i) => (row[i] += 10 * n));
        const x = solveLinear(A, b);
        A.forEach((row, i) =>
          expect(Math.abs(row.reduce((total, a, j) => total + a * x[j], -b[i]))).toBeLessThan(1e-12),
        );
      }),
      { numRuns: 100 },
    );
  });

  it("refuses singular matrices and shapes that do not fit", () => {
    const singular = [
      [1, 2],
      [2, 4],
    ];
    expect(() => solveLinear(singular, [1, 1])).toThrow("A is singular (no pivot in column 1)");
    expect(() => solveLinear([[1, 2]], [1])).toThrow("solveLinear: A must have shape [1, 1], got [1, 2]");
    expect(() => solveLinear([[1]], [1, 2])).toThrow("solveLinear: b must have shape [1], got [2]");
    expect(() => solveLinear([[NaN]], [1])).toThrow("A[0][0] must be finite, got NaN");
  });
});

describe("solveFactorised", () => {
  it("solves one factorised matrix for several right-hand sides, changing none of them", () => {
    const A = [
      [2, 1],
      [1, 3],
    ];
    const factors = factorise(A);
    expect(solveFactorised(factors, [3, 4])).toEqual(solveLinear(A, [3, 4]));
    expect(solveFactorised(factors, [1, 0])).toEqual(solveLinear(A, [1, 0]));
    expect(A).toEqual([
      [2, 1],
      [1, 3],
    ]);
  });
});
