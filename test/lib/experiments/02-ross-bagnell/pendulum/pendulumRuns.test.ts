import { median } from "lib/core/metrics";
import { mlpModels, physicsModels } from "lib/experiments/02-ross-bagnell/pendulum/pendulumModels";
import {
  pendulumVariants,
  runPendulum,
  runPendulumWith,
  type PendulumKind,
} from "lib/experiments/02-ross-bagnell/pendulum/pendulumRuns";
import { rossBagnell } from "lib/modelLearning/rossBagnell";
import { trainLosses } from "lib/modelLearning/trainLosses";

const seeds = Array.from({ length: 10 }, (_, seed) => seed);
const done = new Map<PendulumKind, ReturnType<typeof runPendulum>[]>();

/** The runs of a variant with all seeds. */
function runs(kind: PendulumKind) {
  if (!done.has(kind))
    done.set(
      kind,
      seeds.map((seed) => runPendulum(kind, seed)),
    );
  return done.get(kind)!;
}

const finals = (kind: PendulumKind) => runs(kind).map(({ ratios }) => ratios[10]);

/** The median over the seeds of the last model's loss on the data it was fitted to, and of its slope ∂ω'/∂θ. */
function lossAndSlope(kind: "expert" | "exploration" | "learner" | "both") {
  const { expertShare } = pendulumVariants[kind];
  return [
    median(runs(kind).map((run) => trainLosses(run.task, run, expertShare as number)[10])),
    median(runs(kind).map(({ models }) => models[10].A[1][0])),
  ];
}

const expectBetween = (value: number, least: number, most: number) => {
  expect(value).toBeGreaterThan(least);
  expect(value).toBeLessThan(most);
};

// Over 200 seeds (0 … 199): expert 106–122, exploration 49–78, learner ≤ 1.04, both ≤ 1.05 at the end and ≤ 1.11 in round 2
describe("runPendulum", () => {
  it("crashes with the expert's data alone, whose loss is that of the world's noise, 2σ² = 2e-4", () => {
    for (const ratio of finals("expert")) expectBetween(ratio, 100, 140);
    const [loss, slope] = lossAndSlope("expert");
    expectBetween(loss, 1.9e-4, 2.1e-4);
    expectBetween(slope, 0.03, 0.05); // not .490
  });

  it("crashes with any amount of uniform exploration: no line fits the sine", () => {
    for (const ratio of finals("exploration")) expectBetween(ratio, 40, 90);
    const [loss, slope] = lossAndSlope("exploration");
    expectBetween(loss, 4.4e-2, 5e-2);
    expectBetween(slope, 0.14, 0.16);
  });

  it("succeeds with the learner's data alone, after crashes in the first two rounds", () => {
    for (const { ratios } of runs("learner")) {
      expect(Math.min(ratios[0], ratios[1])).toBeGreaterThan(100);
      expect(Math.max(...ratios.slice(2))).toBeLessThan(1.2);
    }
    expectBetween(lossAndSlope("learner")[1], 0.46, 0.51);
  });

  it("succeeds with both: from round 2 on as good as the expert, at best within 3 %", () => {
    for (const { ratios, bestIndex } of runs("both")) {
      expect(ratios[0]).toBeGreaterThan(100);
      expect(ratios[1]).toBeLessThan(2);
      expect(Math.max(...ratios.slice(2))).toBeLessThan(1.15);
      expect(ratios[bestIndex]).toBeLessThan(1.04);
    }
    const [loss, slope] = lossAndSlope("both");
    expectBetween(loss, 1.9e-4, 2.15e-4); // hardly more than the useless model's
    expectBetween(slope, 0.4, 0.46);
  });

  it("succeeds as well with all transitions weighed alike", () => {
    for (const ratio of finals("pooled")) expect(ratio).toBeLessThan(1.1);
  });

  it("runs the loop that it is given, for as many rounds as asked for", () => {
    const asked: unknown[] = [];
    const run = runPendulum("both", 3, {
      iterations: 2,
      loop: (task, iterations, share) => {
        asked.push(iterations, share);
        return rossBagnell(task, iterations, share);
      },
    });
    expect(asked).toEqual([2, 0.5]);
    expect(run.ratios).toHaveLength(3);
  });

  it("tells the same of other pendulums: more gravity, half the noise", () => {
    for (const pendulum of [{ gravity: 12 }, { noise: 0.005 }]) {
      const last = (kind: PendulumKind) => runPendulum(kind, 6, { pendulum, iterations: 4 }).ratios[4];
      expect(last("expert")).toBeGreaterThan(20);
      expect(last("both")).toBeLessThan(1.2);
    }
  });

  it("sees 1,000 transitions in ten rounds of every variant", () => {
    for (const { setting, expertShare } of Object.values(pendulumVariants)) {
      const used = expertShare === 1 ? 0 : 10 * setting.samples!;
      expect(setting.expertSamples! + used).toBe(1000);
    }
  });
});

describe("runPendulumWith", () => {
  // Over 200 seeds: expert 114–118, exploration 1.00, both ≤ 1.10
  it("with physical parameters, so with the world in the class, fails with the expert's data alone all the same", () => {
    const final = (kind: PendulumKind, seed: number) =>
      runPendulumWith(physicsModels(), kind, seed, { iterations: kind === "both" ? 10 : 0 }).ratios.at(-1)!;
    for (const seed of seeds) {
      expect(final("expert", seed)).toBeGreaterThan(50);
      expect(final("exploration", seed)).toBeLessThan(1.02); // it was only the class that was too small
      expect(final("both", seed)).toBeLessThan(1.15);
    }
  });

  // Over 20 seeds: expert 28–141, both ≤ 1.05 from round 2 on
  it("with networks, succeeds with both kinds of data, and not with the expert's", () => {
    for (const seed of [0, 1, 2]) {
      const { ratios } = runPendulumWith(mlpModels(seed), "both", seed, { iterations: 3 });
      expect(ratios[0]).toBeGreaterThan(20);
      expect(Math.max(ratios[2], ratios[3])).toBeLessThan(1.2);
    }
  });
});
