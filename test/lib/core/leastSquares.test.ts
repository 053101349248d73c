import { leastSquares } from "lib/core/leastSquares";
import { multiplyVector } from "lib/core/matrix";
import { Rng } from "lib/core/rng";

describe("leastSquares", () => {
  it("finds the mean for a column of ones", () => {
    expect(leastSquares([[1], [1], [1]], [[1], [2], [6]])[0][0]).toBeCloseTo(3, 8);
  });

  it("recovers a linear map without noise", () => {
    const rng = new Rng(1);
    const W = [[1, -2, 0.5], [0, 3, 4]]; // prettier-ignore
    const X = Array.from({ length: 20 }, () => [rng.normal(), rng.normal(), rng.normal()]);
    leastSquares(
      X,
      X.map((x) => multiplyVector(W, x)),
    ).forEach((row, i) => row.forEach((w, j) => expect(w).toBeCloseTo(W[i][j], 6)));
  });

  it("leaves residuals that are orthogonal to every column", () => {
    const rng = new Rng(2);
    const X = Array.from({ length: 50 }, () => [rng.normal(), rng.normal(), 1]);
    const Y = X.map(() => [rng.normal()]);
    const W = leastSquares(X, Y);
    for (let j = 0; j < 3; j++) {
      const along = X.reduce((sum, x, n) => sum + x[j] * (Y[n][0] - multiplyVector(W, x)[0]), 0);
      expect(Math.abs(along)).toBeLessThan(1e-6);
    }
  });

  it("shares a weight between two columns that are equal, and gives none to one of zeros", () => {
    const [[a, b, none]] = leastSquares([[1, 1, 0], [2, 2, 0]], [[2], [4]]); // prettier-ignore
    expect(a).toBeCloseTo(1, 6);
    expect(b).toBeCloseTo(1, 6);
    expect(none).toBe(0);
  });

  it.each([
    [[[1]], []],
    [[], []],
  ])("refuses tables of different lengths, or none: %j, %j", (X, Y) => {
    expect(() => leastSquares(X, Y)).toThrow("leastSquares: X and Y must have as many rows");
  });

  it("says so where a number is not finite", () => {
    expect(() => leastSquares([[NaN]], [[1]])).toThrow("leastSquares: X must be finite");
  });
});
