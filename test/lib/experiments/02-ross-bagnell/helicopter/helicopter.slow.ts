import {
  batchCosts,
  helicopterTask,
  type HelicopterVariant,
} from "lib/experiments/02-ross-bagnell/helicopter/helicopter";
import { rossBagnell } from "lib/modelLearning/rossBagnell";

const rounds = 20;
const seeds = Array.from({ length: 20 }, (_, seed) => seed);
const median = (x: number[]) => [...x].sort((a, b) => a - b)[Math.floor(x.length / 2)];

/** Costs over the expert's, one row for each seed. */
interface Curves {
  /** After i rounds: half expert, half learner. */
  half: number[][]; // [20][21]
  /** With as many data from ν alone. */
  batch: number[][]; // [20][21]
}

function measure(variant: Partial<HelicopterVariant>): Curves {
  const curves: Curves = { half: [], batch: [] };
  for (const seed of seeds) {
    const experiment = helicopterTask({ ...variant, seed });
    const expertCost = experiment.task.realCost(experiment.expert);
    const counts = Array.from({ length: rounds + 1 }, (_, i) => experiment.task.expertData.length + 100 * i);
    const relative = (costs: number[]) => costs.map((cost) => cost / expertCost);
    curves.half.push(relative(rossBagnell(experiment.task, rounds, 0.5).realCost));
    curves.batch.push(relative(batchCosts(experiment, counts)));
  }
  return curves;
}

const at = (rows: number[][], i: number) => rows.map((row) => row[i]);

/** The rounds in which the loop costs more than the batch, in the median over the seeds. */
const worseRounds = ({ half, batch }: Curves) =>
  half[0].map((_, i) => i).filter((i) => median(at(half, i)) > 1.0001 * median(at(batch, i)));

describe.each(["hover", "funnel"] as const)("the loop for the %s, over 20 seeds", (manoeuvre) => {
  it("is as good as the expert in 10 rounds from a noisy expert, and never worse than the batch", () => {
    const { half, batch } = measure({ manoeuvre, exploration: "noisyExpert" });
    expect(Math.min(...at(batch, 0))).toBeGreaterThan(30); // 134 and 377
    expect(Math.max(...at(half, 10))).toBeLessThan(2); // 1.11 and 1.17
    expect(median(at(half, 10))).toBeLessThan(1.2); // 1.01 and 1.02
    expect([median(at(half, 20)), worseRounds({ half, batch })]).toEqual([expect.closeTo(1.01, 2), []]);
    half.forEach((costs, seed) =>
      costs.forEach((cost, i) => expect(cost).toBeLessThan(1.05 * batch[seed][i])),
    );
  });

  it("recovers from the expert's data, with which the batch crashes however many they are", () => {
    const { half, batch } = measure({ manoeuvre, exploration: "expert" });
    for (const i of [0, 10, 20]) expect(Math.min(...at(batch, i))).toBeGreaterThan(50); // 158 and 390
    expect(median(at(half, 20))).toBeCloseTo(manoeuvre === "hover" ? 1.34 : 1.29, 2);
    expect(at(half, 20).filter((cost) => cost > 20)).toHaveLength(manoeuvre === "hover" ? 1 : 0);
    expect(worseRounds({ half, batch })).toEqual([]);
  });

  it.each(["target", "mixture"] as const)(
    "has little to learn from %s data, which also serve the batch",
    (exploration) => {
      const { half, batch } = measure({ manoeuvre, exploration });
      expect(Math.max(...at(batch, 0))).toBeLessThan(1.7); // 1.21
      expect(Math.max(...at(half, 20))).toBeLessThan(1.2); // 1.06
    },
  );
});

describe("the loop for hover, over 20 seeds", () => {
  it("is behind the batch with only 100 transitions of ν_t to begin with", () => {
    const { half, batch } = measure({ exploration: "target", explored: 100 });
    expect([median(at(batch, 2)), median(at(half, 2))]).toEqual(
      [1.19, 1.44].map((cost) => expect.closeTo(cost, 2)),
    );
  });

  it.each([
    [
      "variances are taken for standard deviations",
      { variance: { deviation: 0.0025 ** 2, control: 0.0001 ** 2 } },
    ],
    ["the ridge is a hundred times as strong", { ridge: 0.1 }],
  ])("goes on crashing for 10 rounds from ν_t if %s", (_, change) => {
    const { half } = measure({ exploration: "target", ...change });
    expect(median(at(half, 10))).toBeGreaterThan(50); // 247 and 276
  });
});
