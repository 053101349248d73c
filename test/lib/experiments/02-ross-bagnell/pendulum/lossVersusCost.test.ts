import { median, spearman } from "lib/core/metrics";
import { lossVersusCost } from "lib/experiments/02-ross-bagnell/pendulum/lossVersusCost";

describe("lossVersusCost", () => {
  const runs = [0, 1, 2, 3, 4].map((seed) => lossVersusCost(seed));

  // over 20 seeds: largest less smallest, by the smallest, at most 3e-6; costs differ up to 141-fold
  it("has models that nobody could tell apart by the expert's data, and whose policies fall or not", () => {
    for (const { expertLoss, realCost } of runs) {
      expect(Math.max(...expertLoss) / Math.min(...expertLoss)).toBeLessThan(1.0001);
      expect([realCost.length, Math.min(...realCost) < 5]).toEqual([60, true]);
    }
    expect(median(runs.map(({ realCost }) => Math.max(...realCost)))).toBeGreaterThan(100);
  });

  // over 20 seeds: −.27, −.03, .38 (min, median, max) and .60, .90, .94
  it("ranks them by chance on the expert's data, and by their cost half and half", () => {
    const rho = (key: "expertLoss" | "mixedLoss") => runs.map((run) => spearman(run[key], run.realCost));
    expect(Math.abs(median(rho("expertLoss")))).toBeLessThan(0.35);
    expect(median(rho("mixedLoss"))).toBeGreaterThan(0.7);
    runs.forEach((_, i) => expect(rho("mixedLoss")[i]).toBeGreaterThan(rho("expertLoss")[i]));
  });
});
