import { mixtureKlBound, mixtureLogDensity, type NormalMixture } from "lib/objectives/mixtures";

const two: NormalMixture = { weights: [0.5, 0.5], means: [-2, 2], stds: [0.5, 0.5] };
const swapped: NormalMixture = { weights: [0.5, 0.5], means: [2, -2], stds: [0.5, 0.5] };

/** KL(p ‖ q) by the trapezoid rule. */
function integral(p: NormalMixture, q: NormalMixture): number {
  const step = 0.01;
  let sum = 0;
  for (let x = -30; x < 30; x += step) {
    const log = mixtureLogDensity(p, x);
    sum += step * Math.exp(log) * (log - mixtureLogDensity(q, x));
  }
  return sum;
}

describe("mixtureLogDensity", () => {
  it("is a normal's for one part, and for two that are the same", () => {
    const right = -Math.log(2 * Math.PI) / 2 - Math.log(2) - 0.5 * 1.5 ** 2;
    expect(mixtureLogDensity({ weights: [1], means: [1], stds: [2] }, 4)).toBeCloseTo(right, 12);
    expect(mixtureLogDensity({ weights: [0.3, 0.7], means: [1, 1], stds: [2, 2] }, 4)).toBeCloseTo(right, 12);
  });

  it("holds where every density is 0 for a computer", () => {
    expect(mixtureLogDensity(two, 100)).toBeCloseTo(-Math.log(2 * Math.PI) / 2 - (98 / 0.5) ** 2 / 2, 6);
  });
});

describe("mixtureKlBound", () => {
  const near: NormalMixture = { weights: [0.3, 0.7], means: [-1.5, 2.2], stds: [0.7, 0.6] };

  it("is 0 from a mixture to itself, and ½ Δ² between unit normals", () => {
    expect(mixtureKlBound(two, two)).toBe(0);
    expect(mixtureKlBound({ weights: [1], means: [0], stds: [1] }, { weights: [1], means: [3], stds: [1] })).toBe(4.5); // prettier-ignore
  });

  it("is at least the divergence, and close to it where parts are far apart", () => {
    expect(mixtureKlBound(two, near)).toBeGreaterThan(integral(two, near));
    expect(mixtureKlBound(two, near) - integral(two, near)).toBeLessThan(0.01);
  });

  it("is 32 nats between two names of one mixture, whose divergence is 0", () => {
    expect(integral(two, swapped)).toBeCloseTo(0, 9);
    expect(mixtureKlBound(two, swapped)).toBeCloseTo(32, 9);
  });

  it("refuses another number of parts", () => {
    expect(() => mixtureKlBound(two, { weights: [1], means: [0], stds: [1] })).toThrow("as p, 2, got 1");
  });
});
