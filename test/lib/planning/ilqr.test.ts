import { maxAbs, multiplyVector, scale, subtract, type Matrix } from "lib/core/matrix";
import { dot } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import { ilqr } from "lib/planning/ilqr";
import { lqrFinite } from "lib/planning/lqrFinite";
import { pendulumSwingUp } from "./pendulumSwingUp";
import { randomSystem } from "./randomSystem";

const square = (x: number[], Q: Matrix) => dot(x, multiplyVector(Q, x));

/** A linear-quadratic problem and its solution. */
function linearQuadratic(seed: string, horizon = 15) {
  const { A, B, Q, R, QFinal } = randomSystem(new Rng(seed), 3, 2);
  const dynamics = (x: number[], u: number[]) => {
    const drift = multiplyVector(B, u);
    return multiplyVector(A, x).map((value, i) => value + drift[i]);
  };
  const x0 = [1, -0.5, 0.3];
  const problem = {
    dynamics,
    cost: (x: number[], u: number[]) => square(x, Q) + square(u, R),
    finalCost: (x: number[]) => square(x, QFinal),
    x0,
    controls: Array.from({ length: horizon }, () => [0.1, -0.1]),
  };
  const exact = lqrFinite({ A, B, Q, R, QFinal, horizon });
  let x = x0;
  const controls = exact.K.map((K) => {
    const u = multiplyVector(K, x);
    x = dynamics(x, u);
    return u;
  });
  const model = { A, B, xx: scale(2, Q), uu: scale(2, R), ux: B[0].map(() => [0, 0, 0]) };
  const derivatives = {
    step: (x: number[], u: number[]) => ({
      ...model,
      x: multiplyVector(scale(2, Q), x),
      u: multiplyVector(scale(2, R), u),
    }),
    final: (x: number[]) => ({ x: multiplyVector(scale(2, QFinal), x), xx: scale(2, QFinal) }),
  };
  return { problem, derivatives, controls, K: exact.K, cost: square(x0, exact.P[0]) };
}

describe("ilqr", () => {
  it("finds lqrFinite's controls to 1e-8 in one iteration on linear-quadratic problems", () => {
    for (const seed of ["a", "b", "c"]) {
      const { problem, derivatives, controls, K, cost } = linearQuadratic(seed);
      const once = ilqr({ ...problem, derivatives, maxIterations: 1 });
      expect(maxAbs(subtract(once.controls, controls))).toBeLessThan(1e-8);
      expect(Math.abs(once.cost / cost - 1)).toBeLessThan(1e-12);
      once.gains.forEach((gain, t) => expect(maxAbs(subtract(gain, K[t]))).toBeLessThan(1e-8));
      expect([once.iterations, once.converged, once.costs.length]).toEqual([1, false, 2]);
    }
  });

  it("finds them by differences in a few iterations, and says that it converged", () => {
    const { problem, controls } = linearQuadratic("d");
    const result = ilqr({ ...problem, tolerance: 1e-12 });
    expect(maxAbs(subtract(result.controls, controls))).toBeLessThan(1e-6);
    expect(result.converged).toBe(true);
    expect(result.iterations).toBeLessThanOrEqual(4);
  });

  it("swings a weak pendulum up within its bounds, and no accepted step raises the cost", () => {
    const { states, controls, converged, costs, cost, gains } = ilqr(pendulumSwingUp);
    const [angle, speed] = states[100];
    expect(Math.hypot(Math.sin(angle), 1 - Math.cos(angle), speed)).toBeLessThan(0.01);
    expect(converged).toBe(true);
    expect(Math.max(...controls.flat().map(Math.abs))).toBe(2);
    for (let i = 1; i < costs.length; i++) expect(costs[i]).toBeLessThan(costs[i - 1]);
    expect(cost).toBe(costs[costs.length - 1]);
    controls.forEach(([u], t) => Math.abs(u) === 2 && gains[t][0].forEach((gain) => expect(gain).toBe(0)));
  });

  it("never leaves the bounds during the search, from a start outside of them too", () => {
    let largest = 0;
    const dynamics = (x: number[], u: number[]) => {
      largest = Math.max(largest, Math.abs(u[0]));
      return pendulumSwingUp.dynamics(x, u);
    };
    const derivatives = { ...linearPendulum };
    const start = pendulumSwingUp.controls.map(() => [50]);
    const result = ilqr({ ...pendulumSwingUp, dynamics, derivatives, controls: start, maxIterations: 30 });
    expect(largest).toBe(2);
    expect(result.cost).toBeLessThan(result.costs[0]);
  });

  it("returns what has not converged, and says so", () => {
    const { converged, iterations, cost, costs } = ilqr({ ...pendulumSwingUp, maxIterations: 5 });
    expect([converged, iterations]).toEqual([false, 5]);
    expect(cost).toBeLessThanOrEqual(costs[0]);
    const flat = ilqr({ ...pendulumSwingUp, cost: (_, [u]) => -u * u, bounds: undefined, maxIterations: 20 });
    expect(flat.converged).toBe(false);
  });

  it("does not take a point without slope for an optimum where the cost curves down", () => {
    const hanging = { ...pendulumSwingUp, controls: pendulumSwingUp.controls.map(() => [0]) };
    const { converged, costs } = ilqr({
      ...hanging,
      derivatives: linearPendulum,
      x0: [0, 0],
      maxIterations: 5,
    });
    expect([converged, costs]).toEqual([true, [0]]);
    const { converged: stuck } = ilqr({ ...hanging, derivatives: linearPendulum, maxIterations: 60 });
    expect(stuck).toBe(false);
  });

  it("recovers from steps that diverge", () => {
    const cubic = {
      dynamics: ([x]: number[], [u]: number[]) => [x + x ** 3 + u],
      cost: ([x]: number[], [u]: number[]) => x * x + 0.01 * u * u,
      finalCost: ([x]: number[]) => 10 * x * x,
      x0: [1.2],
      controls: Array.from({ length: 3 }, () => [-2]),
    };
    const { converged, states, cost } = ilqr(cubic);
    expect(converged).toBe(true);
    expect(Math.abs(states[3][0])).toBeLessThan(0.01);
    expect(cost).toBeGreaterThan(1.44);
  });

  it("refuses shapes that do not fit, bounds out of order and a first run that overflows", () => {
    const { controls, bounds } = pendulumSwingUp;
    expect(() => ilqr({ ...pendulumSwingUp, controls: [] })).toThrow("controls must hold at least one step");
    expect(() => ilqr({ ...pendulumSwingUp, controls: [...controls, [1, 2]] })).toThrow(
      "ilqr: controls must have",
    );
    expect(() => ilqr({ ...pendulumSwingUp, bounds: { ...bounds, low: [-1, 1] } })).toThrow(
      "ilqr: bounds.low",
    );
    expect(() => ilqr({ ...pendulumSwingUp, bounds: { low: [3], high: [2] } })).toThrow(
      "ilqr: bounds.low[0] must be at most bounds.high[0], got 3 and 2",
    );
    expect(() => ilqr({ ...pendulumSwingUp, dynamics: () => [NaN, 0] })).toThrow(
      "must have a finite cost, got NaN",
    );
  });
});

/** The pendulum's derivatives in closed form, so that only the search itself calls the dynamics. */
const linearPendulum = {
  step: ([angle, speed]: number[], [u]: number[]) => {
    const next = [0.49 * Math.cos(angle), 0.995];
    return {
      A: [[1 + 0.05 * next[0], 0.05 * next[1]], next], // prettier-ignore
      B: [[0.0075], [0.15]],
      x: [0.05 * Math.sin(angle), 0.005 * speed],
      u: [0.001 * u],
      xx: [[0.05 * Math.cos(angle), 0], [0, 0.005]], // prettier-ignore
      ux: [[0, 0]],
      uu: [[0.001]],
    };
  },
  final: ([angle, speed]: number[]) => ({
    x: [20 * Math.sin(angle), 4 * speed],
    xx: [[20 * Math.cos(angle), 0], [0, 4]], // prettier-ignore
  }),
};
