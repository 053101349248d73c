import { memoryGrowth } from "./memoryGrowth";

const samples = (megabytes: readonly number[]) =>
  megabytes.map((m, i) => ({ updates: 10 * (i + 1), megabytes: m }));

describe("memoryGrowth", () => {
  it("compares the last quarter's peak with the second's", () => {
    const { peaks, growth } = memoryGrowth(samples([50, 300, 100, 90, 101, 99, 102, 80]));
    expect(peaks).toEqual([300, 100, 101, 102]);
    expect(growth).toBeCloseTo(0.02, 12);
  });

  it("is negative where memory is given back", () => {
    expect(memoryGrowth(samples([1, 4, 3, 2])).growth).toBe(-0.5);
  });

  it("refuses a training of which a quarter was not sampled", () => {
    expect(() => memoryGrowth(samples([1, 2]))).toThrow("memoryGrowth: quarter 1 must have a sample");
  });
});
