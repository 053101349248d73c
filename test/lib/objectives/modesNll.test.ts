import { Rng } from "lib/core/rng";
import { mixtureNll, normalNll } from "lib/objectives/modesNll";

const { log, PI, E } = Math;

describe("normalNll and mixtureNll", () => {
  it("are 1.424 and −0.190 nats for modes at ±1 with σ = 0.1", () => {
    expect(normalNll([-1, 1], 0.1)).toBeCloseTo(1.424, 3);
    expect(mixtureNll([-1, 1], 0.1)).toBeCloseTo(-0.19, 3);
  });

  it("are the same for one mode, wherever it lies", () => {
    for (const mode of [0, 3]) {
      expect(normalNll([mode], 0.5)).toBeCloseTo(log(2 * PI * E * 0.25) / 2, 12);
      expect(mixtureNll([mode], 0.5)).toBeCloseTo(normalNll([mode], 0.5), 12);
    }
  });

  it("are what samples say: the mean over 40,000 draws, within 4 standard errors", () => {
    const [rng, modes, noise] = [new Rng("modes"), [-2, 0, 4], 0.2];
    const draws = Array.from({ length: 40_000 }, () => rng.normal(modes[rng.integer(3)], noise));
    const variance = (4 + 0 + 16) / 3 - (2 / 3) ** 2 + noise ** 2;
    const density = (x: number, middle: number, v: number) => Math.exp(-((x - middle) ** 2) / (2 * v)) / Math.sqrt(2 * PI * v); // prettier-ignore
    const mean = (of: (x: number) => number) => draws.reduce((sum, x) => sum - log(of(x)), 0) / draws.length;
    expect(Math.abs(mean((x) => density(x, 2 / 3, variance)) - normalNll(modes, noise))).toBeLessThan(0.02);
    const mixed = (x: number) => modes.reduce((sum, m) => sum + density(x, m, noise ** 2) / 3, 0);
    expect(Math.abs(mean(mixed) - mixtureNll(modes, noise))).toBeLessThan(0.02);
  });
});
