import { ownPendulumTask } from "lib/experiments/02-ross-bagnell/pendulum/ownPendulum";
import { runPendulum } from "lib/experiments/02-ross-bagnell/pendulum/pendulumRuns";
import { fitLinearRidge, type LinearModel } from "lib/modelLearning/ridgeLinear";
import { rossBagnell } from "lib/modelLearning/rossBagnell";
import { lqr } from "lib/planning/lqr";

const copy = ({ A, B }: LinearModel) => ({ A: A.map((row) => [...row]), B: B.map((row) => [...row]) });

const own = {
  fitLinearRidge: (...args: Parameters<typeof fitLinearRidge>) => copy(fitLinearRidge(...args)),
  lqr: (...args: Parameters<typeof lqr>) => lqr(...args).K,
};

describe("ownPendulumTask", () => {
  it.each([
    ["both", 0.5],
    ["learner", 0],
  ] as const)("runs the experiment of %s data with the functions that it is given", (kind, share) => {
    const { realCost } = rossBagnell(ownPendulumTask(kind, 3, own), 3, share);
    const lib = runPendulum(kind, 3, { iterations: 3 });
    expect(realCost).toHaveLength(4);
    realCost.forEach((cost, i) => expect(cost / lib.realCost[i]).toBeCloseTo(1, 6));
  });

  it("asks the regulator that it is given", () => {
    const lazy = { ...own, lqr: () => [[0, 0]] };
    const { realCost } = rossBagnell(ownPendulumTask("both", 3, lazy), 1);
    expect(Math.min(...realCost)).toBeGreaterThan(100);
  });
});
