import { rolloutCost, type Simulator } from "lib/planning/rolloutCost";

/** Moves by u at the cost x²; ends beyond 10. */
const step: Simulator = ([x], [u]) => ({ next: [x + u], cost: x * x, terminated: x + u > 10 });

describe("rolloutCost", () => {
  it("adds costs by hand: 1 + γ·4 + γ²·9 and the final cost γ³·16", () => {
    const controls = [[1], [1], [1]];
    expect(rolloutCost(step, [1], controls)).toBe(1 + 4 + 9);
    expect(rolloutCost(step, [1], controls, { gamma: 0.5 })).toBe(1 + 2 + 9 / 4);
    const finalCost = ([x]: number[]) => x * x;
    expect(rolloutCost(step, [1], controls, { gamma: 0.5, finalCost })).toBe(1 + 2 + 9 / 4 + 2);
  });

  it("stops where an episode terminates, with no final cost, and leaves the state alone", () => {
    const x = [1];
    expect(rolloutCost(step, x, [[2], [8], [1]], { finalCost: () => 1000 })).toBe(1 + 9);
    expect(x).toEqual([1]);
  });
});
