import fc from "fast-check";
import { EigenvalueDecomposition, Matrix as Theirs } from "ml-matrix";
import { add, identity, maxAbs, multiply, multiplyVector, scale, subtract } from "lib/core/matrix";
import { dot } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import { lqr } from "lib/planning/lqr";
import { randomSystem } from "./randomSystem";

/** The pendulum near upright: angle, angular velocity; torque. */
const A = [[1, 0.05], [0.49, 0.995]]; // prettier-ignore
const B = [[0], [0.05]];
const Q = [[1, 0], [0, 0.1]]; // prettier-ignore
const R = [[0.1]];

describe("lqr", () => {
  it("solves the scalar equation in closed form: a = b = q = r = 1 gives the golden ratio", () => {
    const golden = (1 + Math.sqrt(5)) / 2;
    const { K, P, residual, spectralRadius, stable } = lqr([[1]], [[1]], [[1]], [[1]]);
    expect(P[0][0]).toBeCloseTo(golden, 14);
    expect(K[0][0]).toBeCloseTo(-golden / (1 + golden), 14);
    expect(spectralRadius).toBeCloseTo(1 - golden / (1 + golden), 12);
    expect([residual <= 1e-14, stable]).toEqual([true, true]);
  });

  it("solves a = 2, b = 1, q = 0, r = 1 in closed form: the least effort mirrors the pole to 1/2", () => {
    const { K, spectralRadius } = lqr([[2]], [[1]], [[1e-12]], [[1]]);
    expect(K[0][0]).toBeCloseTo(-1.5, 9);
    expect(spectralRadius).toBeCloseTo(0.5, 9);
  });

  it("agrees with 5,000 steps of the Riccati recursion for the pendulum", () => {
    let P = Q;
    for (let step = 0; step < 5000; step++) {
      const [PA, PB] = [multiply(P, A), multiply(P, B)];
      const gain = multiply([[-1 / (R[0][0] + 0.05 * PB[1][0])]], multiply([[0, 0.05]], PA));
      const closed = add(A, multiply(B, gain));
      P = add(Q, multiply([[A[0][0], A[1][0]], [A[0][1], A[1][1]]], multiply(P, closed))); // prettier-ignore
    }
    expect(maxAbs(subtract(lqr(A, B, Q, R).P, P))).toBeLessThan(1e-9);
  });

  it("stabilises random systems with a residual below 1e-10 and reports the spectral radius", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 4 }),
        (seed, n, m) => {
          const system = randomSystem(new Rng(seed), n, m);
          const { K, residual, spectralRadius, stable } = lqr(system.A, system.B, system.Q, system.R);
          expect(residual).toBeLessThanOrEqual(1e-10);
          expect(stable).toBe(true);
          const closed = new Theirs(add(system.A, multiply(system.B, K)));
          const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(closed);
          const theirs = Math.max(...realEigenvalues.map((re, i) => Math.hypot(re, imaginaryEigenvalues[i])));
          expect(spectralRadius).toBeCloseTo(theirs, 6);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("prices every state at the cost of the controlled run, and no other gain is cheaper", () => {
    const cost = (K: number[][]) => {
      let [x, total] = [[0.3, -0.2], 0];
      for (let t = 0; t < 2000; t++) {
        const u = multiplyVector(K, x);
        total += dot(x, multiplyVector(Q, x)) + dot(u, multiplyVector(R, u));
        x = multiplyVector(A, x).map((value, i) => value + B[i][0] * u[0]);
      }
      return total;
    };
    const { K, P } = lqr(A, B, Q, R);
    expect(cost(K)).toBeCloseTo(dot([0.3, -0.2], multiplyVector(P, [0.3, -0.2])), 10);
    for (const change of [
      [0.1, 0],
      [-0.1, 0],
      [0, 0.1],
      [0, -0.1],
    ])
      // prettier-ignore
      expect(cost(add(K, [change]))).toBeGreaterThan(cost(K));
  });

  it("gives the same gain when all costs are doubled", () => {
    const doubled = lqr(A, B, scale(2, Q), scale(2, R));
    expect(maxAbs(subtract(doubled.K, lqr(A, B, Q, R).K))).toBeLessThan(1e-10);
    expect(maxAbs(subtract(doubled.P, scale(2, lqr(A, B, Q, R).P)))).toBeLessThan(1e-9);
  });

  it("says that no gain stabilises, and how large the radius stays", () => {
    const doubling = [[1.25, 0], [0, 0.5]]; // prettier-ignore
    expect(() => lqr(doubling, [[0], [1]], identity(2), [[1]])).toThrow(
      "lqr: no gain stabilises (A, B): whatever K, the spectral radius of A + B K is at least 1.25000",
    );
    expect(() => lqr(doubling, [[0], [1]], [[0, 0], [0, 1]], [[1]])).toThrow("at least 1.25000"); // prettier-ignore
    expect(() => lqr([[1]], [[0]], [[1]], [[1]])).toThrow("at least 1.00000");
  });

  it("ignores a growing direction that costs nothing, and says that the loop is not stable", () => {
    const { K, stable, spectralRadius } = lqr([[1.25]], [[1]], [[0]], [[1]]);
    expect(K[0][0]).toBeCloseTo(0, 15);
    expect(stable).toBe(false);
    expect(spectralRadius).toBeCloseTo(1.25, 12);
  });

  it("refuses rewards in place of costs, and shapes that do not fit", () => {
    expect(() => lqr(A, B, scale(-1, Q), R)).toThrow("lqr: Q must be positive semidefinite");
    expect(() => lqr(A, B, Q, [[0]])).toThrow("lqr: R must be positive definite");
    expect(() => lqr(A, B, [[1, 1], [0, 1]], R)).toThrow("lqr: Q must be symmetric"); // prettier-ignore
    expect(() => lqr(A, [[0, 0.05]], Q, R)).toThrow("lqr: B must have shape [2, any], got [1, 2]");
    expect(() => lqr([[1, NaN], [0, 1]], B, Q, R)).toThrow("lqr: A must be finite"); // prettier-ignore
    expect(() => lqr(A, B, [[1]], R)).toThrow("lqr: Q must have shape [2, 2], got [1, 1]");
  });
});
