import { carSeries } from "grading/exercises/02/carSeries";
import { runCar } from "lib/experiments/02-ross-bagnell/car/mountainCar";

const kinds = ["expert", "both"] as const;

describe("carSeries", () => {
  it("is what the experiment gives, for two of the seeds", () => {
    for (const seed of [4, 17]) {
      for (const kind of kinds) {
        const { promised, realCost } = runCar(kind, { seed });
        const round = (costs: number[]) => costs.map((cost) => Number(cost.toFixed(3)));
        expect({ seed, promised: round(promised), realCost: round(realCost) }).toEqual({
          seed,
          ...carSeries[seed][kind],
        });
      }
    }
  });

  it("keeps the thresholds of the exercise for each seed", () => {
    for (const series of Object.values(carSeries)) {
      const [expert, both] = kinds.map((kind) => series[kind].realCost[6] - series[kind].promised[6]);
      expect(expert).toBeGreaterThan(40);
      expect(Math.abs(both)).toBeLessThan(10);
    }
  });
});
