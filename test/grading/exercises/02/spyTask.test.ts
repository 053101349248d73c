import { Rng } from "lib/core/rng";
import { sum } from "lib/core/metrics";
import { rossBagnell } from "lib/modelLearning/rossBagnell";
import { Spy } from "grading/exercises/02/spyTask";

const runOf = (expertShare: number) => {
  const spy = new Spy(new Rng(1), 1);
  return { spy, result: rossBagnell(spy.task, 4, expertShare) };
};

describe("Spy", () => {
  it("notes which share of a loss falls to which data", () => {
    const { spy } = runOf(0.25);
    expect(spy.fits.map(({ executions }) => executions)).toEqual([0, 1, 2, 3, 4]);
    for (const { expert, learner, foreign } of spy.fits.slice(1)) {
      expect(sum(expert)).toBeCloseTo(0.25, 12);
      expect(sum(learner.flat())).toBeCloseTo(0.75, 12);
      expect(foreign).toBeCloseTo(0, 12);
    }
  });

  it("finds the same shares where data are repeated instead of weighed", () => {
    const spy = new Spy(new Rng(1), 0);
    const { expertData, plan, fit, execute } = spy.task;
    const learner = execute(plan(fit([])), 0);
    const repeat = (data: typeof expertData, times: number) =>
      Array.from({ length: times }, () => data).flat();
    fit([
      { weight: 3, data: [...repeat(expertData, learner.length), ...repeat(learner, expertData.length)] },
    ]);
    expect(sum(spy.fits[1].expert)).toBeCloseTo(0.5, 12);
  });

  it("counts what a model dreamt, and what was changed, as foreign", () => {
    const { task, fits } = new Spy(new Rng(1), 2);
    const model = task.fit([]);
    const changed = task.expertData.map((datum) => ({ ...datum, cost: datum.cost + 1 }));
    task.fit([
      { weight: 1, data: task.imagine(model, task.plan(model), 0) },
      { weight: 1, data: task.expertData },
      { weight: 2, data: changed },
    ]);
    expect(fits[1].foreign).toBeCloseTo(0.75, 12);
  });

  it("tells what the newest policy did in the world from what older ones did", () => {
    const { task, fits } = new Spy(new Rng(1), 0);
    const first = task.plan(task.fit([]));
    const walks = [task.execute(first, 0)];
    task.fit([{ weight: 1, data: walks[0] }]);
    walks.push(task.execute(first, 1));
    task.fit(walks.map((data, i) => ({ weight: 1 + i, data })));
    expect(fits[2]).toMatchObject({ executions: 2, expert: Array(11).fill(0) });
    expect(fits[2].learner.map((shares) => sum(shares))).toEqual([expect.closeTo(1 / 3, 12)]);
    expect(fits[2].stale).toBeCloseTo(2 / 3, 12);
    expect(fits[2].foreign).toBeCloseTo(0, 12);
  });

  it("says of an executed policy which fit it belongs to", () => {
    const { spy, result } = runOf(0.5);
    expect(spy.executions).toEqual([0, 1, 2, 3].map((i) => ({ policy: i, round: i, newest: i })));
    expect(spy.fitsOf("models", result.models)).toEqual([0, 1, 2, 3, 4]);
    expect(spy.fitsOf("policies", [result.policies[2], "nobody's"])).toEqual([2, -1]);
    expect(spy.fitsOf("models", Array(100_000).fill("nobody's"))).toHaveLength(101);
    expect(spy.plans).toBe(5);
  });

  it("has a model promise 50 for the policy of another", () => {
    const { spy, result } = runOf(0.5);
    expect(spy.task.promisedCost(result.models[0], result.policies[1])).toBe(50);
    expect(result.promised).toEqual(spy.promisedCosts());
    expect(result.realCost).toEqual(spy.realCosts());
  });

  it("refuses what its functions do not take", () => {
    const { task } = new Spy(new Rng(1), 0);
    const { expertData } = task;
    expect(() => task.fit([{ weight: -1, data: expertData }])).toThrow(
      "fit: batches[0].weight must be a number",
    );
    expect(() => task.plan("somebody's")).toThrow("plan: model must be a model that fit has returned");
    const model = task.fit([]);
    expect(() => task.realCost(model)).toThrow("realCost: policy must be a policy that plan has returned");
    expect(() => task.execute(task.plan(model), 0.5)).toThrow("execute: i must be a whole number");
  });

  it("answers a hundred fits, and no more", () => {
    const { task } = new Spy(new Rng(1), 0);
    for (let i = 0; i < 100; i++) task.fit([]);
    expect(() => task.fit([])).toThrow("fit: it must not be called more than 100 times");
  });
});
