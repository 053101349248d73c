import { Rng } from "lib/core/rng";
import { drawPairs } from "lib/tabular/drawPairs";

describe("drawPairs", () => {
  it("draws each pair as often as its probability says", () => {
    const d = [
      [0.1, 0.2],
      [0, 0.3],
      [0.4, 0],
    ];
    const n = 20_000;
    const counts = d.map((row) => row.map(() => 0));
    for (const { s, a } of drawPairs(new Rng(1), d, n)) counts[s][a]++;
    counts.forEach((row, s) => row.forEach((count, a) => expect(count / n).toBeCloseTo(d[s][a], 1)));
    expect(counts[1][0] + counts[2][1]).toBe(0);
  });

  it("refuses an occupancy that is not normalised", () => {
    expect(() => drawPairs(new Rng(1), [[0.5], [0.1]], 1)).toThrow(RangeError);
  });
});
