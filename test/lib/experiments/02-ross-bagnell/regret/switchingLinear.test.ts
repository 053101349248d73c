import {
  createSwitchingModels,
  modelGrowth,
  planSwitching,
  switchingExpert,
  switchingTask,
} from "lib/experiments/02-ross-bagnell/regret/switchingLinear";
import { momentMatching } from "lib/modelLearning/momentMatching";
import { rossBagnell } from "lib/modelLearning/rossBagnell";

const seeds = [0, 1, 2, 3];
const run = (fit: "likelihood" | "moments", seed: number) =>
  rossBagnell(switchingTask({ seed, fit }), 4, 0.5);

describe("switchingTask", () => {
  const likelihood = seeds.map((seed) => run("likelihood", seed));
  const moments = seeds.map((seed) => run("moments", seed));
  const star = switchingTask({ seed: 0, fit: "moments" }).realCost(switchingExpert());

  // over 20 seeds and ten rounds: the last policies' costs have ratios from 24 to 36
  it("costs at least five times less by moments than by likelihood", () => {
    seeds.forEach((seed) =>
      expect(likelihood[seed].realCost[4] / moments[seed].realCost[4]).toBeGreaterThan(15),
    );
  });

  it("costs little more by moments than the best there is", () => {
    for (const { realCost } of moments)
      expect([realCost[4] / star > 1, realCost[4] / star < 1.5]).toEqual([true, true]);
  });

  it("believes in decay by likelihood, .8, and in the geometric mean by moments, 1", () => {
    for (const { models } of likelihood) expect(Math.abs(modelGrowth(models[4]) - 0.8)).toBeLessThan(0.02);
    for (const { models } of moments) expect(Math.abs(modelGrowth(models[4]) - 1)).toBeLessThan(0.03);
  });

  it("promises next to nothing by likelihood: the model thinks that all fades by itself", () => {
    for (const { promised } of likelihood) expect(promised[4]).toBeLessThan(1e-15);
  });

  it("uses the matching that it is given", () => {
    const task = switchingTask({ seed: 0, fit: "moments", momentMatching: (_, model) => model });
    expect(rossBagnell(task, 0).realCost[0]).toBe(likelihood[0].realCost[0]);
  });
});

describe("createSwitchingModels", () => {
  const models = createSwitchingModels({ fit: "likelihood" });
  const task = switchingTask({ seed: 0, fit: "likelihood" });
  const prior = task.fit([]);

  it("keeps the prior without data, by either fit", () => {
    expect(models.fit([], prior)).toBe(prior);
    expect(createSwitchingModels({ fit: "moments", momentMatching }).fit([], prior)).toBe(prior);
  });

  it("has the smaller one-step loss by likelihood", () => {
    const batches = [{ weight: 1, data: task.expertData }];
    const likely = models.fit(batches, prior);
    const matched = createSwitchingModels({ fit: "moments" }).fit(batches, prior);
    expect(models.loss(likely, task.expertData)).toBeLessThan(models.loss(matched, task.expertData));
  });
});

describe("planSwitching", () => {
  it("leaves alone what fades by itself", () => {
    const fading = { A: [[0, 0, 0, 0, 0.5], [0.5, 0, 0, 0, 0], [0, 0.5, 0, 0, 0], [0, 0, 0.5, 0, 0], [0, 0, 0, 0.5, 0]], B: [[1], [0], [0], [0], [0]] }; // prettier-ignore
    const [u] = planSwitching(fading)({ t: 0, x: [1, 1, 1, 1, 1] }, 0, undefined as never);
    expect(Math.abs(u)).toBeLessThan(1e-9);
  });
});
