import { EigenvalueDecomposition, Matrix as Theirs } from "ml-matrix";
import { add, identity, multiply, singularValues } from "lib/core/matrix";
import { Rng } from "lib/core/rng";
import { spectralRadius } from "lib/core/spectralRadius";
import { lqr } from "lib/planning/lqr";
import { randomSystem } from "../planning/randomSystem";

const X = [[1, 2, 3], [4, 5, 6]]; // prettier-ignore
const randomMatrix = (rng: Rng, rows: number) =>
  Array.from({ length: rows }, () => Array.from({ length: rows }, () => rng.normal()));

describe("spectralRadius", () => {
  it("is the modulus of complex eigenvalues: 0.9 for a rotation scaled by 0.9", () => {
    const [c, s] = [0.9 * Math.cos(1), 0.9 * Math.sin(1)];
    expect(Math.abs(spectralRadius([[c, -s], [s, c]]) / 0.9 - 1)).toBeLessThan(1e-12); // prettier-ignore
  });

  it("agrees with the eigenvalues of ml-matrix on random matrices", () => {
    for (let seed = 0; seed < 40; seed++) {
      const A = randomMatrix(new Rng(seed), 1 + (seed % 25));
      const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(new Theirs(A));
      const theirs = Math.max(...realEigenvalues.map((re, i) => Math.hypot(re, imaginaryEigenvalues[i])));
      expect(Math.abs(spectralRadius(A) / theirs - 1)).toBeLessThan(1e-10);
    }
  });

  it("is exact to 1e-10 for a Jordan block of 6 rows and 0 for a nilpotent matrix", () => {
    const block = (n: number) => identity(n).map((row, i) => row.map((x, j) => (j === i + 1 ? 9 : 0.7 * x)));
    expect(Math.abs(spectralRadius(block(6)) / 0.7 - 1)).toBeLessThan(1e-10);
    expect(Math.abs(spectralRadius(block(25)) / 0.7 - 1)).toBeLessThan(1e-5);
    expect(spectralRadius([[0, 5], [0, 0]])).toBe(0); // prettier-ignore
  });

  it("neither overflows nor underflows, and refuses what is not square or not finite", () => {
    expect(spectralRadius([[1e200]])).toBeCloseTo(1e200, -190);
    expect(spectralRadius([[-1e-200]]) / 1e-200).toBeCloseTo(1, 10);
    expect(() => spectralRadius(X)).toThrow("spectralRadius: A must have shape [2, 2], got [2, 3]");
    expect(() => spectralRadius([[NaN]])).toThrow("spectralRadius: A must be finite");
  });

  // The exact values are mpmath's, with 60 digits, for the closed loops as they come in double precision.
  it.each([
    ["a real eigenvalue", 868614761, 7, 0.769310696038513],
    ["a complex pair", 1005317, 10, 0.784241816083143],
  ])("keeps seven digits far from a normal matrix, for %s", (_name, seed, n, exact) => {
    const system = randomSystem(new Rng(seed), n, 1);
    const A = add(system.A, multiply(system.B, lqr(system.A, system.B, system.Q, system.R).K));
    expect(singularValues(A)[0]).toBeGreaterThan(100);
    expect(Math.abs(spectralRadius(A) / exact - 1)).toBeLessThan(1e-7);
  });
});
