import { normaliseWeights } from "lib/modelLearning/modelClass";

describe("normaliseWeights", () => {
  it("makes the weights sum to 1 and keeps the data", () => {
    expect(normaliseWeights([{ weight: 1, data: ["a"] }, { weight: 3, data: ["b", "c"] }])).toEqual([
      { weight: 0.25, data: ["a"] },
      { weight: 0.75, data: ["b", "c"] },
    ]); // prettier-ignore
  });

  it("leaves out batches without data or without weight, and gives their weight to the others", () => {
    const batches = [
      { weight: 0.5, data: [] },
      { weight: 0.5, data: ["a"] },
      { weight: 0, data: ["b"] },
    ];
    expect(normaliseWeights(batches)).toEqual([{ weight: 1, data: ["a"] }]);
    expect(normaliseWeights([{ weight: 0, data: ["b"] }])).toEqual([]);
    expect(normaliseWeights([])).toEqual([]);
  });

  it("changes nothing of what it is given, and hands on the very same data", () => {
    const batches = Object.freeze([Object.freeze({ weight: 4, data: Object.freeze(["a"]) })]);
    expect(normaliseWeights(batches)[0].data).toBe(batches[0].data);
    expect(batches).toEqual([{ weight: 4, data: ["a"] }]);
  });

  it("refuses weights below 0, infinite ones and NaN, even of empty batches", () => {
    for (const weight of [-1, Infinity, NaN])
      expect(() => normaliseWeights([{ weight, data: [] }])).toThrow(
        `fit: a batch's weight must be at least 0, got ${weight}`,
      );
  });
});
