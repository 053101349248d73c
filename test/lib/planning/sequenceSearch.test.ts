import { Rng } from "lib/core/rng";
import { assertSequenceSearch, price } from "lib/planning/sequenceSearch";

const search = {
  evaluate: ([[u]]: number[][]) => Math.sqrt(u),
  horizon: 1,
  low: [-1],
  high: [1],
  rng: new Rng(0),
};

describe("price", () => {
  it("counts what is not a number as infinite", () => {
    expect(price(search, [[4]])).toEqual({ controls: [[4]], cost: 2 });
    expect(price(search, [[-4]]).cost).toBe(Infinity);
  });
});

describe("assertSequenceSearch", () => {
  it("names the search that asks and what is wrong", () => {
    expect(() => assertSequenceSearch("f", search)).not.toThrow();
    expect(() => assertSequenceSearch("f", { ...search, high: [NaN] })).toThrow(
      "f: low[0] must be finite and at most",
    );
    expect(() => assertSequenceSearch("f", { ...search, low: [] })).toThrow(
      "f: low and high must hold a bound",
    );
    expect(() => assertSequenceSearch("f", { ...search, horizon: -1 })).toThrow(
      "f: horizon must be a positive",
    );
  });
});
