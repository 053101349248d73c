import { Rng } from "lib/core/rng";
import { createGridMap } from "lib/envs/grids/gridMap";
import { fitTabularWithPrior, tabularLoss, tabularWithPrior } from "lib/modelLearning/tabularWithPrior";

const prior = Object.freeze([Object.freeze([0, 1]), Object.freeze([1, 2]), Object.freeze([2, 2])]);
const seen = (state: number, action: number, next: number) => ({ state, action, next });
const step = (state: number, action: number, next: number) => ({
  ...seen(state, action, next),
  cost: 1,
  terminated: false,
});

describe("fitTabularWithPrior", () => {
  it("believes three transitions, and the prior elsewhere", () => {
    expect(fitTabularWithPrior([seen(0, 1, 2), seen(1, 0, 0), seen(2, 1, 2)], prior)).toEqual([
      [0, 2],
      [0, 2],
      [2, 2],
    ]);
  });

  it("believes the latest of several observations", () => {
    const data = [seen(0, 0, 2), seen(0, 0, 1), seen(1, 1, 0)];
    expect(fitTabularWithPrior(data, prior)[0]).toEqual([1, 1]);
    expect(fitTabularWithPrior([...data].reverse(), prior)[0]).toEqual([2, 1]);
  });

  it("is the prior without data, in a table of its own", () => {
    const own = prior.map((row) => [...row]);
    const fitted = fitTabularWithPrior([], own);
    expect(fitted).toEqual(own);
    fitted[0][0] = 99;
    expect(own).toEqual(prior);
  });
});

describe("tabularLoss", () => {
  it("is the share of the steps that the table has wrong", () => {
    const data = [seen(0, 0, 0), seen(0, 1, 2), seen(1, 1, 2), seen(0, 1, 2)];
    expect(tabularLoss(prior, data)).toBe(0.5);
    expect(tabularLoss(prior, [])).toBe(0);
  });
});

describe("tabularWithPrior", () => {
  const modelClass = tabularWithPrior(createGridMap(["S.G"]));
  const table = prior.map((row) => [...row]);

  it("lets every batch with a weight count fully, the later over the earlier", () => {
    const batch = (weight: number, next: number) => ({ weight, data: [step(0, 1, next)] });
    expect(modelClass.fit([batch(0.9, 2), batch(0.1, 0)], table)[0][1]).toBe(0);
    expect(modelClass.fit([batch(0.9, 2), batch(0, 0)], table)[0][1]).toBe(2);
    expect(modelClass.fit([{ weight: 1, data: [] }], table)).toEqual(table);
    expect(modelClass.fit([], table)).toEqual(table);
    expect(() => modelClass.fit([batch(-1, 0)], table)).toThrow(
      "a batch's weight must be at least 0, got -1",
    );
  });

  it("has no loss on consistent data that it was fitted to", () => {
    const data = [step(0, 1, 2), step(1, 0, 0)];
    expect(modelClass.loss(table, data)).toBe(1);
    expect(modelClass.loss(modelClass.fit([{ weight: 1, data }], table), data)).toBe(0);
  });

  it("acts as its table says, with the costs of the map", () => {
    const world = modelClass.asWorld([[0, 2], [1, 2], [2, 2]]); // prettier-ignore
    const rng = new Rng(1);
    expect(world.reset(rng)).toBe(0);
    expect(world.step(0, 1, rng)).toEqual({ next: 2, cost: 1, terminated: true });
  });
});
