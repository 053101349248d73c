import fc from "fast-check";
import { multiplyVector } from "lib/core/matrix";
import { Rng } from "lib/core/rng";
import { solveLinear } from "lib/core/linearSolve";
import { boxQp } from "lib/planning/boxQp";
import { randomSystem } from "./randomSystem";

const unbounded = (n: number) => [new Array(n).fill(-Infinity), new Array(n).fill(Infinity)];

describe("boxQp", () => {
  it("solves a problem by hand: the minimum (2, 1) with the first entry held at 1 moves the second to 1.5", () => {
    const H = [[2, 1], [1, 2]]; // prettier-ignore
    const { x, free } = boxQp(H, [-5, -4], [-1, -1], [1, 3])!;
    expect([x[0], free]).toEqual([1, [1]]);
    expect(x[1]).toBeCloseTo(1.5, 14);
  });

  it("is the solution of H x = −g without bounds", () => {
    const { R } = randomSystem(new Rng("free"), 2, 5);
    const g = [1, -2, 3, -4, 5];
    const [low, high] = unbounded(5);
    const { x, free } = boxQp(R, g, low, high)!;
    solveLinear(R, g.map((value) => -value)).forEach((value, i) => expect(x[i]).toBeCloseTo(value, 12)); // prettier-ignore
    expect(free).toEqual([0, 1, 2, 3, 4]);
  });

  it("meets the conditions of optimality on random problems: no slope where free, outward slope at a bound", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 6 }), (seed, m) => {
        const rng = new Rng(seed);
        const { R: H } = randomSystem(rng, 1, m);
        const g = H.map(() => rng.normal(0, 4));
        const low = H.map(() => rng.normal() - 0.5);
        const high = low.map((bound) => bound + rng.uniform());
        const { x } = boxQp(H, g, low, high)!;
        const slope = multiplyVector(H, x).map((value, i) => value + g[i]);
        slope.forEach((value, i) => {
          expect(x[i] >= low[i] && x[i] <= high[i]).toBe(true);
          if (value > 1e-9) expect(x[i]).toBe(low[i]);
          if (value < -1e-9) expect(x[i]).toBe(high[i]);
        });
      }),
    );
  });

  it("is undefined without a minimum, unless bounds hold what has none", () => {
    expect(boxQp([[-1]], [1], [-Infinity], [Infinity])).toBeUndefined();
    expect(boxQp([[1, 0], [0, -1]], [0, 1], [-1, 0], [1, 3])).toEqual({ x: [0, 0], free: [0] }); // prettier-ignore
  });
});
