import { dot } from "lib/core/metrics";
import { add, multiplyVector, type Matrix } from "lib/core/matrix";
import { Rng } from "lib/core/rng";
import { expandActionValue, minimalCost, minimisingGain } from "lib/planning/actionValue";
import { randomSystem } from "./randomSystem";

const form = (x: number[], M: Matrix, y: number[]) => dot(x, multiplyVector(M, y));
const { A, B, Q, R, QFinal: P } = randomSystem(new Rng("value"), 3, 2);
const N = [[0.1, -0.2, 0.3], [0.2, 0.1, 0]]; // prettier-ignore
const value = expandActionValue(A, B, Q, R, P, N);
const x = [1, -0.5, 2];

/** The cost of one step and of what follows. */
const cost = (u: number[]) => {
  const drift = multiplyVector(B, u);
  const next = multiplyVector(A, x).map((entry, i) => entry + drift[i]);
  return form(x, Q, x) + 2 * form(u, N, x) + form(u, R, u) + form(next, P, next);
};

describe("expandActionValue", () => {
  it("equals the cost of the step plus the cost-to-go of the next state", () => {
    const u = [0.7, -1.1];
    expect(form(x, value.xx, x) + 2 * form(u, value.ux, x) + form(u, value.uu, u)).toBeCloseTo(cost(u), 10);
  });
});

describe("minimisingGain", () => {
  it("costs the least, and minimalCost says how much", () => {
    const K = minimisingGain(value);
    const u = multiplyVector(K, x);
    expect(form(x, minimalCost(value, K), x)).toBeCloseTo(cost(u), 10);
    for (const [du, dv] of [
      [0.1, 0],
      [-0.1, 0],
      [0, 0.1],
      [0, -0.1],
    ])
      // prettier-ignore
      expect(cost([u[0] + du, u[1] + dv])).toBeGreaterThan(cost(u));
  });

  it("refuses a cost that has no minimum", () => {
    const uu = add(value.uu, [[-100, 0], [0, -100]]); // prettier-ignore
    expect(() => minimisingGain({ ...value, uu })).toThrow("uu must be positive definite");
  });
});
