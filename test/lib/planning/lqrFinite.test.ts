import { maxAbs, multiplyVector, subtract, type Matrix } from "lib/core/matrix";
import { dot } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import { lqr } from "lib/planning/lqr";
import { lqrFinite } from "lib/planning/lqrFinite";
import { randomSystem } from "./randomSystem";

const square = (x: number[], Q: Matrix) => dot(x, multiplyVector(Q, x));

describe("lqrFinite", () => {
  it("solves one scalar step by hand: K = −P' / (1 + P'), P = 1 + P' + P' K", () => {
    const { K, P } = lqrFinite({ A: [[1]], B: [[1]], Q: [[1]], R: [[1]], QFinal: [[3]], horizon: 2 });
    expect(P[2]).toEqual([[3]]);
    expect(K[1][0][0]).toBeCloseTo(-3 / 4, 15);
    expect(P[1][0][0]).toBeCloseTo(1 + 3 / 4, 15);
    expect(K[0][0][0]).toBeCloseTo(-7 / 11, 15);
    expect(P[0][0][0]).toBeCloseTo(1 + 7 / 11, 15);
  });

  it("prices x₀ at the cost of the controlled run, x₀ᵀ P₀ x₀, with matrices that change from step to step", () => {
    const horizon = 12;
    const steps = Array.from({ length: horizon }, (_, t) => randomSystem(new Rng(t), 3, 2));
    const [A, B, Q, R] = (["A", "B", "Q", "R"] as const).map((name) => steps.map((step) => step[name]));
    const { QFinal } = steps[0];
    const { K, P } = lqrFinite({ A, B, Q, R, QFinal, horizon });
    let [x, total] = [[1, -2, 0.5], 0];
    for (let t = 0; t < horizon; t++) {
      const u = multiplyVector(K[t], x);
      total += square(x, Q[t]) + square(u, R[t]);
      const drift = multiplyVector(B[t], u);
      x = multiplyVector(A[t], x).map((value, i) => value + drift[i]);
    }
    const promised = square([1, -2, 0.5], P[0]);
    expect(Math.abs((total + square(x, QFinal)) / promised - 1)).toBeLessThan(1e-12);
  });

  it("tends to the infinite horizon, and stays there from its P on", () => {
    const { A, B, Q, R } = randomSystem(new Rng("long"), 4, 2);
    const infinite = lqr(A, B, Q, R);
    const long = lqrFinite({ A, B, Q, R, QFinal: Q, horizon: 400 });
    expect(maxAbs(subtract(long.K[0], infinite.K))).toBeLessThan(1e-10);
    const fixed = lqrFinite({ A, B, Q, R, QFinal: infinite.P, horizon: 5 });
    for (const P of fixed.P) expect(maxAbs(subtract(P, infinite.P)) / maxAbs(P)).toBeLessThan(1e-10);
  });

  it("refuses lists of another length, horizons that are none and costs of the wrong sign", () => {
    const problem = { A: [[1]], B: [[1]], Q: [[1]], R: [[1]], QFinal: [[1]], horizon: 3 };
    expect(() => lqrFinite({ ...problem, A: [[[1]], [[1]]] })).toThrow(
      "lqrFinite: A must hold one matrix for each of the 3 steps, got 2",
    );
    expect(() => lqrFinite({ ...problem, horizon: 0 })).toThrow("horizon must be a positive integer, got 0");
    expect(() => lqrFinite({ ...problem, R: [[[1]], [[-1]], [[1]]] })).toThrow("R must be positive definite");
    expect(() => lqrFinite({ ...problem, QFinal: [[1, 0], [0, 1]] })).toThrow(RangeError); // prettier-ignore
    expect(() => lqrFinite({ ...problem, Q: [1] as never })).toThrow("lqrFinite: Q must be a matrix");
  });
});
