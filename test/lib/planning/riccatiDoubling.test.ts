import { multiply, transpose } from "lib/core/matrix";
import { Rng } from "lib/core/rng";
import { lqrFinite } from "lib/planning/lqrFinite";
import { riccatiDoubling } from "lib/planning/riccatiDoubling";
import { randomSystem } from "./randomSystem";

describe("riccatiDoubling", () => {
  it("agrees with 1,024 steps of the recursion from 0 on random systems", () => {
    for (let seed = 0; seed < 10; seed++) {
      const { A, B, Q } = randomSystem(new Rng(seed), 5, 2);
      const steps = lqrFinite({ A, B, Q, R: [[1, 0], [0, 1]], QFinal: Q, horizon: 1023 }); // prettier-ignore
      const H = riccatiDoubling(A, multiply(B, transpose(B)), Q)!;
      H.forEach((row, i) =>
        row.forEach((h, j) => expect(Math.abs(h - steps.P[0][i][j])).toBeLessThan(1e-9 * H[0][0])),
      );
    }
  });

  it("is undefined where the cost-to-go grows without end", () => {
    expect(riccatiDoubling([[2]], [[0]], [[1]])).toBeUndefined();
    expect(riccatiDoubling([[1]], [[0]], [[1]])).toBeUndefined();
    expect(riccatiDoubling([[0.5]], [[0]], [[1]])![0][0]).toBeCloseTo(4 / 3, 14);
  });
});
