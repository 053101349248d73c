import { mixRatios, runMixRatio } from "lib/experiments/02-ross-bagnell/pendulum/mixRatio";
import { runPendulum } from "lib/experiments/02-ross-bagnell/pendulum/pendulumRuns";
import { fitLinearRidge } from "lib/modelLearning/ridgeLinear";
import { rossBagnell } from "lib/modelLearning/rossBagnell";
import { lqr } from "lib/planning/lqr";

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

  it("runs the loop, the fit and the plans that it is given", () => {
    const shares: (number | undefined)[] = [];
    const loop: typeof rossBagnell = (task, iterations, share) => {
      shares.push(share as number);
      return rossBagnell(task, iterations, share);
    };
    const own = {
      fitLinearRidge: (...args: Parameters<typeof fitLinearRidge>) => {
        const { A, B } = fitLinearRidge(...args);
        return { A: A.map((row) => [...row]), B: B.map((row) => [...row]) };
      },
      lqr: (...args: Parameters<typeof lqr>) => lqr(...args).K,
    };
    const [given, lib] = [runMixRatio(0.75, 3, { loop, own }), runMixRatio(0.75, 3)];
    expect(shares).toEqual([0.75]);
    given.forEach((ratio, i) => expect(ratio / lib[i]).toBeCloseTo(1, 6));
    const idle = runMixRatio(0.75, 3, { own: { ...own, lqr: () => [[0, 0]] } });
    expect(Math.min(...idle)).toBeGreaterThan(100);
  });
});
