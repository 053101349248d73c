import { mixRatios, runMixRatio } from "lib/experiments/02-ross-bagnell/mixRatio";
import { runPendulum } from "lib/experiments/02-ross-bagnell/pendulumRuns";

const seeds = [0, 1, 2, 3];

// Over 200 seeds the last policy costs at most 1.17 J* at every share below 1, and at least 100 J* at 1
describe("runMixRatio", () => {
  it("is the algorithm at ½", () => {
    expect(runMixRatio(0.5, 4)).toEqual(runPendulum("both", 4).ratios);
  });

  it("fails in every round if the learner's data do not count at all", () => {
    for (const seed of seeds) expect(Math.min(...runMixRatio(1, seed))).toBeGreaterThan(90);
  });

  it("ends well at every other share", () => {
    for (const share of mixRatios.slice(0, -1))
      for (const seed of seeds) expect(runMixRatio(share, seed)[10]).toBeLessThan(1.2);
  });

  it("pays for one more crash, in round 1, if the expert's data do not count", () => {
    for (const seed of seeds) {
      expect(runMixRatio(0, seed, { iterations: 1 })[1]).toBeGreaterThan(100);
      expect(runMixRatio(0.75, seed, { iterations: 1 })[1]).toBeLessThan(2);
    }
  });
});
