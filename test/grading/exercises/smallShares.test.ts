import { drive, loadComplete, variant } from "./drive";

/** Mistakes that miss what an exercise is about, and the largest share of its points that they may earn. */
const limits: [exercise: string, misconception: string, share: number][] = [
  ["1.3", "one-improvement", 0.2],
  ["1.3", "three-rounds", 0.2],
  ["1.3", "ten-rounds", 0.2],
  ["1.3", "thirty-sweeps", 0.2],
  ["1.3", "hundred-sweeps", 0.2],
  ["2.2", "model-data", 0.25],
  ["2.2", "first-policy-only", 0.25],
  ["2.2", "previous-policy", 0.25],
  ["2.7", "promised-cost", 0],
  ["2.7", "largest-promise", 0],
  ["2.7", "promised-and-real", 0.25],
  ["2.7", "last", 0.25],
];

const units = ["01", "02"].map(loadComplete);

describe("a mistake that misses the point", () => {
  it.each(limits)("in %s, %s, earns a share of at most %d", async (id, mistake, share) => {
    const unit = units.find(({ exercises }) => exercises.some((exercise) => exercise.id === id))!;
    const { checks, hidden, misconceptions } = unit.exercises.find((exercise) => exercise.id === id)!;
    const functions = variant(
      misconceptions.find((one) => one.id === mistake)!,
      unit.reference,
    );
    let [earned, of] = [0, 0];
    for (const check of [...checks, ...hidden]) {
      of += check.points;
      if ((await drive(check, functions, 1)).passed) earned += check.points;
    }
    expect(earned / of).toBeLessThanOrEqual(share);
  });

  it("is no choice by promises alone, whatever the rule: they say nothing about the costs", async () => {
    const { checks, hidden } = units[1].exercises.find(({ id }) => id === "2.7")!;
    const byRank = (rank: number) => (_policies: unknown[], promised: number[]) => {
      const order = promised.map((_, i) => i).sort((i, j) => promised[i] - promised[j] || i - j);
      return order[Math.round(rank * (promised.length - 1))];
    };
    for (const rank of [0, 0.2, 0.4, 0.5, 0.6, 0.8, 1]) {
      const functions = { ...units[1].reference, bestOfSequence: byRank(rank) as never };
      for (const check of hidden)
        expect([rank, check.id, (await drive(check, functions, 1)).passed]).toEqual([rank, check.id, false]);
    }
    expect(checks.reduce((sum, { points }) => sum + points, 0)).toBe(0.75);
  });
});
