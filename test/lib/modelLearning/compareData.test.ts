import { compareData, type DataKind } from "lib/modelLearning/compareData";

describe("compareData", () => {
  const costs: Record<DataKind, number[][]> = {
    expert: [[9, 8], [7, 9], [100, 1]], // prettier-ignore
    exploration: [[4, 4], [4, 4], [4, 4]], // prettier-ignore
    learner: [[178, 1], [3, 2], [2, 3]], // prettier-ignore
    both: [[2, 1], [1, 2], [3, 5]], // prettier-ignore
  };

  it("gives medians by round, the median of the best policies, and the worst policy of all", () => {
    const summary = compareData((kind, seed) => costs[kind][seed], [0, 1, 2]);
    expect(summary).toEqual({
      expert: { curve: [9, 8], best: 7, worst: 100 },
      exploration: { curve: [4, 4], best: 4, worst: 4 },
      learner: { curve: [3, 2], best: 2, worst: 178 },
      both: { curve: [2, 2], best: 1, worst: 5 },
    });
  });

  it("takes the mean of the two in the middle of an even number of seeds", () => {
    const { learner } = compareData((kind, seed) => costs[kind][seed], [0, 1]);
    expect(learner).toEqual({ curve: [90.5, 1.5], best: 1.5, worst: 178 });
  });

  it("runs each kind once with each of the seeds", () => {
    const asked: string[] = [];
    compareData((kind, seed) => (asked.push(`${kind} ${seed}`), [1]), [3, 5]);
    const kinds = ["both", "expert", "exploration", "learner"];
    expect(asked.sort()).toEqual(kinds.flatMap((kind) => [`${kind} 3`, `${kind} 5`]));
  });

  it("refuses to summarise nothing", () => {
    expect(() => compareData(() => [1], [])).toThrow("compareData: seeds must not be empty");
  });
});
