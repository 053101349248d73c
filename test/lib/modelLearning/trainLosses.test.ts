import type { LoopTask } from "lib/modelLearning/loopTask";
import { rossBagnell } from "lib/modelLearning/rossBagnell";
import { trainLosses } from "lib/modelLearning/trainLosses";

/** Models and data are numbers: the class predicts the weighted mean, and round i shows 10 · (i + 1). */
const task: LoopTask<number, number, number> = {
  expertData: [0, 2],
  fit: (batches) => {
    const kept = batches.filter(({ weight, data }) => weight > 0 && data.length > 0);
    const total = kept.reduce((sum, { weight }) => sum + weight, 0);
    return kept.reduce((sum, { weight, data }) => sum + (weight / total) * mean(data), 0);
  },
  plan: (model) => model,
  execute: (_policy, i) => [10 * (i + 1)],
  imagine: () => [],
  realCost: () => 0,
  promisedCost: () => 0,
  loss: (model, data) => (data.length === 0 ? 0 : mean(data.map((x) => Math.abs(x - model)))),
};

function mean(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0) / numbers.length;
}

describe("trainLosses", () => {
  it("is half the expert's loss and half the learner's, on what each model had seen", () => {
    const run = rossBagnell(task, 2);
    expect(run.models).toEqual([1, 5.5, 8]); // means 1 | 1 and 10 | 1 and 15
    expect(trainLosses(task, run, 0.5)).toEqual([1, (4.5 + 4.5) / 2, (7 + 7) / 2]);
  });

  it("is the loss on one side alone with a share of 1 or 0", () => {
    expect(trainLosses(task, rossBagnell(task, 2, 1), 1)).toEqual([1, 1, 1]);
    expect(trainLosses(task, rossBagnell(task, 2, 0), 0)).toEqual([0, 0, 5]);
  });
});
