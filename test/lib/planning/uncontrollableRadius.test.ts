import { add, multiply } from "lib/core/matrix";
import { spectralRadius } from "lib/core/spectralRadius";
import { Rng } from "lib/core/rng";
import { uncontrollableRadius } from "lib/planning/uncontrollableRadius";
import { randomSystem } from "./randomSystem";

describe("uncontrollableRadius", () => {
  it("is the radius of the part that B does not reach, in any basis", () => {
    // In the basis (1, 1), (1, −1) the system is diag(0.5, 3) with the control on the first vector only.
    const A = [[1.75, -1.25], [-1.25, 1.75]]; // prettier-ignore
    expect(uncontrollableRadius(A, [[1], [1]])).toBeCloseTo(3, 12);
    expect(uncontrollableRadius(A, [[1], [-1]])).toBeCloseTo(0.5, 12);
  });

  it("is 0 where A carries the control everywhere, and ρ(A) where there is no control", () => {
    expect(uncontrollableRadius([[2, 1], [0, 2]], [[0], [1]])).toBe(0); // prettier-ignore
    expect(uncontrollableRadius([[2, 1], [0, 1]], [[0], [0]])).toBeCloseTo(2, 12); // prettier-ignore
  });

  it("is a lower bound of the radius of every closed loop", () => {
    const rng = new Rng("gains");
    for (let i = 0; i < 50; i++) {
      const { A, B, R } = randomSystem(rng, 4, 1);
      for (const row of [2, 3]) [A[row][0], A[row][1], B[row]] = [0, 0, [0]];
      const K = [[rng.normal(), rng.normal(), rng.normal(), R[0][0]]];
      const bound = uncontrollableRadius(A, B);
      expect(bound).toBeGreaterThan(0);
      expect(spectralRadius(add(A, multiply(B, K)))).toBeGreaterThan(bound - 1e-9);
    }
  });
});
