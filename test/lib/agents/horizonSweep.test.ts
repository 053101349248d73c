import { horizonSweep, type PromisedAndReal } from "lib/agents/horizonSweep";

/** What came of each horizon with seeds 0, 1 and 2. */
const table: Record<number, PromisedAndReal[]> = {
  2: [{ promised: 1, real: 3 }, { promised: 2, real: 1 }, { promised: 3, real: 2 }], // prettier-ignore
  5: [{ promised: 6, real: 7 }, { promised: 4, real: -90 }, { promised: 5, real: 8 }], // prettier-ignore
  15: [{ promised: 99, real: 4 }, { promised: 50, real: 30 }, { promised: 70, real: 5 }], // prettier-ignore
};
const run = (horizon: number, seed: number) => table[horizon][seed];

describe("horizonSweep", () => {
  it("has medians over seeds, by hand, and takes the horizon that really got most", () => {
    expect(horizonSweep(run, [2, 5, 15], [0, 1, 2])).toEqual({
      promised: [2, 5, 70],
      real: [2, 7, 5],
      best: 5,
    });
  });

  it("takes the mean of the two in the middle of an even number of seeds", () => {
    expect(horizonSweep(run, [15, 2], [0, 1])).toEqual({ promised: [74.5, 1.5], real: [17, 2], best: 15 });
  });

  it("takes the first of equals, as the horizons come", () => {
    const same = () => ({ promised: 0, real: -1 });
    expect(horizonSweep(same, [7, 3, 9], [1]).best).toBe(7);
  });

  it("trains each horizon once with each seed", () => {
    const calls: string[] = [];
    horizonSweep((horizon, seed) => (calls.push(`${horizon}/${seed}`), run(horizon, seed)), [2, 5], [0, 2]);
    expect(calls).toEqual(["2/0", "2/2", "5/0", "5/2"]);
  });
});
