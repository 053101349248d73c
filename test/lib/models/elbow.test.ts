import { findElbow } from "lib/models/elbow";

describe("findElbow", () => {
  it("is where the logarithm bends most, of medians", () => {
    const table: Record<number, number[]> = {
      1: [100, 100, 1],
      2: [10, 10, 1e6],
      3: [8, 0, 8],
      4: [1, 1, 1],
    };
    const { errors, elbow } = findElbow((size, seed) => table[size][seed], [1, 2, 3, 4], [0, 1, 2]);
    expect(errors).toEqual([100, 10, 8, 1]);
    expect(elbow).toBe(2);
  });

  it("is not where the error itself falls most", () => {
    // By differences of errors the bend at 2 is 40, at 3 it is 49; of logarithms 0.24 and 3.9.
    const errors = [0, 190, 100, 50, 49.9];
    expect(findElbow((size) => errors[size], [1, 2, 3, 4], [1]).elbow).toBe(3);
  });

  it("runs each size once with each seed", () => {
    const calls: string[] = [];
    findElbow((size, seed) => calls.push(`${size}/${seed}`), [1, 2, 3], [7, 8]);
    expect(calls).toEqual(["1/7", "1/8", "2/7", "2/8", "3/7", "3/8"]);
  });
});
