import { multiplyVector, multiply, transpose } from "lib/core/matrix";
import { dot } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import { momentMatching, type TimedStep } from "lib/modelLearning/momentMatching";

const normals = (rng: Rng, rows: number, columns: number) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => rng.normal()));

const step = (t: number, state: number[], action: number[], next: number[]): TimedStep => ({
  t,
  state,
  action,
  next,
});

const scalar = { A: [[1]], B: [[1]] };
const ones = [[[1]], [[1]], [[1]]];

describe("momentMatching", () => {
  it("matches a case by hand: (2s + 1)² = 25", () => {
    const data = [step(0, [1], [1], [5])];
    expect(momentMatching([{ weight: 1, data }], { A: [[2]], B: [[1]] }, ones)).toEqual({
      A: [[4]],
      B: [[1]],
    });
  });

  it("matches a case by hand: weights count, not lengths", () => {
    const batches = [
      { weight: 1, data: [step(0, [1], [0], [1])] },
      { weight: 3, data: [step(0, [1], [0], [2]), step(1, [1], [0], [4])] },
      { weight: 2, data: [] },
    ];
    expect(momentMatching(batches, scalar, ones).A[0][0]).toBeCloseTo(Math.sqrt(0.25 * 1 + 0.75 * 10), 12);
  });

  it("matches a case by hand: a next state has the value of the next step", () => {
    const data = [step(0, [1], [0], [3]), step(1, [1], [0], [1])];
    const P = [[[100]], [[1]], [[4]]];
    expect(momentMatching([{ weight: 1, data }], scalar, P).A[0][0]).toBeCloseTo(Math.sqrt(13 / 5), 12);
  });

  it("comes as near as it can where no scale matches: s² − 2s + 1.75 is least at 1", () => {
    const model = { A: [[1, 0], [0, 1]], B: [[-1], [1]] }; // prettier-ignore
    const data = [step(0, [1, 0], [1], [0, 0.5])];
    const identity = [[1, 0], [0, 1]]; // prettier-ignore
    expect(momentMatching([{ weight: 1, data }], model, [identity, identity])).toEqual(model);
  });

  it("predicts the mean value of random next states, and keeps B and the direction of A", () => {
    for (let seed = 0; seed < 20; seed++) {
      const rng = new Rng(seed);
      const [A, B] = [normals(rng, 3, 3), normals(rng, 3, 2).map((row) => row.map((b) => 0.1 * b))];
      const P = Array.from({ length: 5 }, () => normals(rng, 3, 3)).map((L) => multiply(L, transpose(L)));
      const draw = (t: number) => normals(rng, 3, 3).map((row) => step(t, row, [rng.normal(), 1], row));
      const batches = [0.3, 0.7].map((weight) => ({ weight, data: [0, 1, 2, 3].flatMap(draw) }));
      const matched = momentMatching(batches, { A, B }, P);
      let residual = 0;
      for (const { weight, data } of batches) {
        for (const { t, state, action, next } of data) {
          const Bu = multiplyVector(B, action);
          const predicted = multiplyVector(matched.A, state).map((value, i) => value + Bu[i]);
          const value = (x: number[]) => dot(x, multiplyVector(P[t + 1], x));
          residual += (weight / data.length) * (value(predicted) - value([...next]));
        }
      }
      expect(Math.abs(residual)).toBeLessThan(1e-9);
      const scale = matched.A[0][0] / A[0][0];
      expect(scale).toBeGreaterThan(0);
      expect(matched.A.flat()).toEqual(A.flat().map((a) => expect.closeTo(scale * a, 9)));
      expect(matched.B).toBe(B);
    }
  });

  it("finds the GEOMETRIC mean of growth once the value is the model's own, where least squares finds less", () => {
    const data = [step(0, [1], [0], [0.5]), step(1, [0.5], [0], [0.75])]; // × .5, then × 1.5
    let s = (1 * 0.5 + 0.5 * 0.75) / (1 + 0.25); // least squares
    expect(s).toBeCloseTo(0.7, 12);
    for (let round = 0; round < 60; round++) {
      const P = [[[s ** 4]], [[s ** 2]], [[1]]]; // what x² after two steps is worth in the model
      s = momentMatching([{ weight: 1, data }], { A: [[s]], B: [[1]] }, P).A[0][0];
    }
    expect(s).toBeCloseTo(Math.sqrt(0.5 * 1.5), 9);
  });

  it("rejects values that are 0 everywhere", () => {
    const data = [step(0, [1], [1], [5])];
    expect(() => momentMatching([{ weight: 1, data }], scalar, [[[0]], [[0]]])).toThrow(RangeError);
  });
});
