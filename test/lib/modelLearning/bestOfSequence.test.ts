import { bestOfSequence } from "lib/modelLearning/bestOfSequence";

describe("bestOfSequence", () => {
  it("is the policy of the smallest mean cost over the seeds", () => {
    const costs: Record<string, number[]> = { a: [1, 9], b: [4, 4], c: [0, 9] };
    expect(bestOfSequence(["a", "b", "c"], (policy, seed) => costs[policy][seed], [0, 1])).toEqual({
      meanCost: [5, 4, 4.5],
      bestIndex: 1,
    });
  });

  it("is the first of equals", () => {
    expect(bestOfSequence([3, 2, 2], (policy) => policy, [1]).bestIndex).toBe(1);
  });

  it("runs each policy once with each seed, and with nothing else", () => {
    const runs: string[] = [];
    const execute = (policy: string, seed: number) => runs.push(`${policy}${seed}`);
    bestOfSequence(["a", "b"], execute, [7, 8, 9]);
    expect([...runs].sort()).toEqual(["a7", "a8", "a9", "b7", "b8", "b9"]);
  });

  it("refuses to choose from nothing or by nothing", () => {
    expect(() => bestOfSequence([], () => 0, [1])).toThrow("bestOfSequence: policies must not be empty");
    expect(() => bestOfSequence([1], () => 0, [])).toThrow("bestOfSequence: seeds must not be empty");
  });
});
