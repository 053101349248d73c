import { mean } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import {
  carCost,
  carExpert,
  carTask,
  driveCar,
  runCar,
} from "lib/experiments/02-ross-bagnell/car/mountainCar";
import { optimismGap } from "lib/modelLearning/optimismGap";
import { trainLosses } from "lib/modelLearning/trainLosses";

const gaps = ({ realCost, promised }: { realCost: number[]; promised: number[] }) =>
  realCost.map((cost, i) => cost - promised[i]);

describe("carExpert", () => {
  it("needs 98.35 steps on average", () => {
    expect(carCost(carExpert())).toBe(98.35);
  });

  it("never touches the wall", () => {
    const steps = driveCar(carExpert(), 20, new Rng(1));
    expect(Math.min(...steps.map(({ next }) => next[0]))).toBeGreaterThan(-1.2);
  });
});

describe("runCar", () => {
  const seeds = [0, 1];
  const runs = {
    expert: seeds.map((seed) => runCar("expert", { seed }, 1)),
    both: seeds.map((seed) => runCar("both", { seed })),
  };

  // over 20 seeds: promised 83.5–88.3, real 130–135, gap 42–51
  it("promises much too little with the expert's data alone, at every iteration of every seed", () => {
    for (const run of runs.expert) {
      for (const gap of gaps(run)) expect(gap).toBeGreaterThan(34);
      for (const promised of run.promised) expect([promised > 80, promised < 92]).toEqual([true, true]);
    }
  });

  // over 20 seeds: last gap 3.0–14.6, mean over iterations 1–6 .5–12
  it("promises about what the policies cost, half and half", () => {
    for (const run of runs.both) expect(Math.abs(mean(gaps(run).slice(1)))).toBeLessThan(20);
    const gap = optimismGap((kind, seed) => runs[kind][seed], seeds);
    expect(Math.max(...gap.both.slice(1).map(Math.abs))).toBeLessThan(25);
    expect(Math.min(...gap.expert)).toBeGreaterThan(34);
  });

  // over 20 seeds: best policy 105–123, the expert's data alone 130–135
  it("finds a better policy half and half", () => {
    for (const seed of seeds) {
      const [expert, both] = [runs.expert[seed], runs.both[seed]].map((run) => run.realCost[run.bestIndex]);
      expect(both).toBeLessThan(expert);
    }
  });

  // over 20 seeds: 6.6–7.0e-7, and 3.6–5.9e-6
  it("has the smaller loss where it has the larger gap", () => {
    const task = carTask({ seed: 0 });
    const expert = trainLosses(task, runs.expert[0], 1)[1];
    const both = trainLosses(task, runs.both[0], 0.5)[6];
    expect([expert > 6e-7, expert < 7.5e-7]).toEqual([true, true]);
    expect(both).toBeGreaterThan(3 * expert);
  });

  // over 20 seeds: gap 45–50 at every iteration
  it("closes no gap without the stops at the wall, which are all that the expert's data lack", () => {
    const run = runCar("both", { seed: 0, fitStops: false }, 2);
    for (const gap of gaps(run)) expect(gap).toBeGreaterThan(34);
  });
});
