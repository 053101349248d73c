import { identity, scale } from "lib/core/matrix";
import { Rng } from "lib/core/rng";
import { leastEffort } from "lib/planning/leastEffort";
import { lqrFinite } from "lib/planning/lqrFinite";

const normals = (rng: Rng, rows: number, columns: number) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => rng.normal(0, 0.6)));

describe("leastEffort", () => {
  it("shares the way of a scalar among all steps: u = −x/(H + 1) at first, for x²/(H + 1)", () => {
    const { K, P } = leastEffort(() => [[1]], [[1]], 4);
    expect(K.map(([[k]]) => k)).toEqual([5, 4, 3, 2].map((n) => expect.closeTo(-1 / n, 12)));
    expect(P.map(([[p]]) => p)).toEqual([5, 4, 3, 2, 1].map((n) => expect.closeTo(1 / n, 12)));
  });

  it("is the regulator of the problem in which only the controls and the last state cost", () => {
    for (let seed = 0; seed < 10; seed++) {
      const rng = new Rng(seed);
      const [n, m, horizon] = [1 + rng.integer(5), 1 + rng.integer(2), 1 + rng.integer(30)];
      const A = Array.from({ length: horizon }, () => normals(rng, n, n));
      const B = normals(rng, n, m);
      const exact = lqrFinite({
        A,
        B,
        Q: scale(0, identity(n)),
        R: identity(m),
        QFinal: identity(n),
        horizon,
      });
      const { K, P } = leastEffort((t) => A[t], B, horizon);
      K.flat(2).forEach((k, i) => expect(k).toBeCloseTo(exact.K.flat(2)[i], 9));
      P.flat(2).forEach((p, i) => expect(p).toBeCloseTo(exact.P.flat(2)[i], 9));
    }
  });
});
