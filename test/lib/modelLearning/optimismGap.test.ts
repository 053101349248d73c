import { optimismGap } from "lib/modelLearning/optimismGap";

describe("optimismGap", () => {
  it("is real less promised cost in each round, by the mean over the seeds", () => {
    const gap = optimismGap(
      (kind, seed) => {
        if (kind === "both") return { promised: [-110, -120], realCost: [-112, -118 + seed] };
        return { promised: [-90, -85 - seed], realCost: [-60, -50] };
      },
      [0, 4],
    );
    expect(gap).toEqual({ expert: [30, 37], both: [-2, 4] });
  });

  it("runs each kind once with each of the seeds", () => {
    const asked: string[] = [];
    const run = (kind: string, seed: number) => {
      asked.push(`${kind} ${seed}`);
      return { promised: [1], realCost: [1] };
    };
    optimismGap(run, [3, 5]);
    expect(asked.sort()).toEqual(["both 3", "both 5", "expert 3", "expert 5"]);
  });

  it("refuses the mean of nothing", () => {
    expect(() => optimismGap(() => ({ promised: [1], realCost: [1] }), [])).toThrow(
      "optimismGap: seeds must not be empty",
    );
  });
});
