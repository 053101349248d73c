import { median } from "lib/core/metrics";
import { runBatch, runLoop } from "lib/experiments/02-ross-bagnell/pendulum/pendulumBatch";
import { runPendulum } from "lib/experiments/02-ross-bagnell/pendulum/pendulumRuns";

const seeds = Array.from({ length: 10 }, (_, seed) => seed);
const batch = (...[source, n]: [Parameters<typeof runBatch>[0], number]) =>
  seeds.map((seed) => runBatch(source, n, seed));

describe("runBatch", () => {
  // Over 200 seeds: 97–123 with 400 transitions, 110–121 with 2,000
  it("fails with the expert's data, be they 400 or 2,000", () => {
    for (const n of [400, 2000]) expect(Math.min(...batch("expert", n))).toBeGreaterThan(80);
  });

  // Over 200 seeds: 43–86 with 400, 52–75 with 2,000
  it("fails with exploration, be they 400 or 2,000", () => {
    for (const n of [400, 2000]) expect(Math.min(...batch("exploration", n))).toBeGreaterThan(20);
  });

  // Over 200 seeds: .99 / 1.70 / 139 with 400 and .99 / 1.06 / 137 with 2,000
  it("needs many transitions of a noisy expert, of which the loop needs few", () => {
    const noisy = median(batch("noisyExpert", 400));
    expect(noisy).toBeGreaterThan(1.2);
    expect(median(batch("noisyExpert", 2000))).toBeLessThan(noisy);
    expect(Math.max(...batch("noisyExpert", 400))).toBeGreaterThan(50);
  });
});

describe("runLoop", () => {
  // Over 200 seeds at most 1.09
  it("succeeds with 400 transitions for every seed", () => {
    for (const seed of seeds) expect(runLoop(400, seed)).toBeLessThan(1.3);
  });

  it("is the experiment's loop at 1,000", () => {
    expect(runLoop(1000, 5)).toBe(runPendulum("both", 5).ratios[10]);
  });

  it("refuses numbers of transitions that are no whole rounds", () => {
    expect(() => runLoop(150, 1)).toThrow(RangeError);
  });
});
