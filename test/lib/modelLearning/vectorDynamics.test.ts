import { linearisedPendulum, pendulumDynamics } from "lib/envs/control/pendulum";
import { linearise, meanPredictionError, ridgeStrength } from "lib/modelLearning/vectorDynamics";

describe("meanPredictionError", () => {
  it("matches a case by hand: errors (1, 2) and (0, 0)", () => {
    const data = [
      { state: [1, 1], action: [0], next: [2, 3] },
      { state: [4, 4], action: [0], next: [4, 4] },
    ];
    expect(meanPredictionError((x) => [...x], data)).toBe(2.5);
    expect(meanPredictionError((x) => [...x], [])).toBe(0);
  });
});

describe("linearise", () => {
  it("gives the pendulum's dynamics about upright", () => {
    const { A, B } = linearise(pendulumDynamics(), [0, 0], [0]);
    const exact = linearisedPendulum();
    A.forEach((row, i) => row.forEach((a, j) => expect(a).toBeCloseTo(exact.A[i][j], 8)));
    B.forEach((row, i) => expect(row[0]).toBeCloseTo(exact.B[i][0], 8));
  });

  it("gives the derivatives where it is asked for them, with several actions", () => {
    const f = ([x]: readonly number[], [u, v]: readonly number[]) => [x * x * u + v ** 3];
    const { A, B } = linearise(f, [2], [3, -1]);
    expect(A[0][0]).toBeCloseTo(12, 7);
    [4, 3].forEach((slope, j) => expect(B[0][j]).toBeCloseTo(slope, 7));
  });
});

describe("ridgeStrength", () => {
  it("is 10⁻³/√n", () => {
    expect([1, 100].map(ridgeStrength)).toEqual([1e-3, 1e-4]);
  });
});
