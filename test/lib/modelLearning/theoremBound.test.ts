import { theoremBound } from "lib/modelLearning/theoremBound";

describe("theoremBound", () => {
  it("matches two cases by hand", () => {
    expect(theoremBound({ losses: [0.1, 0.3], gamma: 0.5 })).toBeCloseTo(0.4, 12);
    const terms = { losses: [0.2], gamma: 0.5, costRange: 2, coverage: 3, planningError: 0.1 };
    expect(theoremBound(terms)).toBeCloseTo(0.1 + 3 * 0.8, 12);
  });

  it("rejects arguments out of range", () => {
    expect(() => theoremBound({ losses: [], gamma: 0.5 })).toThrow("losses must not be empty");
    expect(() => theoremBound({ losses: [1], gamma: 1 })).toThrow("gamma must be in [0, 1), got 1");
    expect(() => theoremBound({ losses: [1], gamma: 0.5, coverage: 0.5 })).toThrow("at least 1, got 0.5");
  });
});
