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
    const { expertData } = spy.task;
    const learner = spy.task.execute("somebody's", 0);
    const repeat = (data: typeof expertData, times: number) =>
      Array.from({ length: times }, () => data).flat();
    spy.task.fit([
      { weight: 3, data: [...repeat(expertData, learner.length), ...repeat(learner, expertData.length)] },
    ]);
    expect(sum(spy.fits[0].expert)).toBeCloseTo(0.5, 12);
  });

  it("counts what a model dreamt, and what was changed, as foreign", () => {
    const { task, fits } = new Spy(new Rng(1), 2);
    const changed = task.expertData.map((datum) => ({ ...datum, cost: datum.cost + 1 }));
    task.fit([
      { weight: 1, data: task.imagine("m", "p", 0) },
      { weight: 1, data: task.expertData },
      { weight: 2, data: changed },
    ]);
    expect(fits[0].foreign).toBeCloseTo(0.75, 12);
  });

  it("says of an executed policy which fit it belongs to", () => {
    const { spy, result } = runOf(0.5);
    expect(spy.executions).toEqual([0, 1, 2, 3].map((i) => ({ policy: i, round: i, newest: i })));
    expect(spy.fitsOf("models", result.models)).toEqual([0, 1, 2, 3, 4]);
    expect(spy.fitsOf("policies", [result.policies[2], "nobody's"])).toEqual([2, -1]);
    expect(spy.plans).toBe(5);
  });

  it("has a model promise 50 for the policy of another", () => {
    const { spy, result } = runOf(0.5);
    expect(spy.task.promisedCost(result.models[0], result.policies[1])).toBe(50);
    expect(result.promised).toEqual(spy.promisedCosts());
    expect(result.realCost).toEqual(spy.realCosts());
  });

  it("refuses weights below 0", () => {
    const { task } = new Spy(new Rng(1), 0);
    expect(() => task.fit([{ weight: -1, data: task.expertData }])).toThrow("how far a weight is below 0");
  });
});
