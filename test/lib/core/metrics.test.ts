import { dot, mean, median, pearson, spearman, sum, totalVariation } from "lib/core/metrics";

describe("sum, mean and dot", () => {
  it("match hand computation", () => {
    expect([sum([1, 2, 4]), mean([1, 2, 6]), dot([1, 2], [3, 4])]).toEqual([7, 3, 11]);
  });

  it("refuse empty means and different lengths", () => {
    expect(() => mean([])).toThrow("mean: x must not be empty");
    expect(() => dot([1], [1, 2])).toThrow("dot: x and y must have the same length, got 1 and 2");
  });
});

describe("totalVariation", () => {
  it("is half of the L1 distance: 0 where equal, 1 where disjoint", () => {
    expect(totalVariation([0.5, 0.5], [0.5, 0.5])).toBe(0);
    expect(totalVariation([1, 0], [0, 1])).toBe(1);
    expect(totalVariation([0.7, 0.3], [0.3, 0.7])).toBeCloseTo(0.4, 15);
  });
});

describe("median", () => {
  it("is the middle of an odd count, and the mean of the two in the middle of an even one", () => {
    expect(median([3, 100, 1])).toBe(3);
    expect(median([10, 1, 2, 9])).toBe(5.5);
  });

  it("leaves the order of its argument alone, and sorts by size", () => {
    const x = [100, 9, 20];
    expect(median(x)).toBe(20);
    expect(x).toEqual([100, 9, 20]);
  });

  it("refuses no numbers", () => {
    expect(() => median([])).toThrow("median: x must not be empty");
  });
});

describe("pearson", () => {
  it("is ±1 on lines and matches a case by hand", () => {
    expect(pearson([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 15);
    expect(pearson([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 15);
    expect(pearson([0, 0, 1, 1], [0, 1, 0, 1])).toBe(0);
  });

  it("refuses a constant series", () => {
    expect(() => pearson([1, 1], [1, 2])).toThrow("at least two different values");
  });
});

describe("spearman", () => {
  it("depends on the order only", () => {
    expect(spearman([1, 2, 3, 4], [1, 10, 100, 1e9])).toBeCloseTo(1, 15);
    expect(spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])).toBeCloseTo(0.8207826816681233, 12);
  });

  it("gives equal values their mean rank", () => {
    expect(spearman([1, 1, 2, 2], [1, 1, 2, 2])).toBeCloseTo(1, 15);
    expect(spearman([1, 1, 2], [1, 2, 3])).toBeCloseTo(Math.sqrt(3) / 2, 12);
  });
});
