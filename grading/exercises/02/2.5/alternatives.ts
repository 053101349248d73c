import { alternatives02 } from "../variations";

export const alternatives = alternatives02({
  "seeds-outside": ({ median, transpose }) => ({
    compareData: (run, seeds) => {
      const runs = { expert: [], exploration: [], learner: [], both: [] } as Record<
        string,
        (readonly number[])[]
      >;
      for (const seed of seeds) {
        for (const kind of ["both", "learner", "exploration", "expert"] as const) {
          runs[kind].push(run(kind, seed));
        }
      }
      const summarise = (costs: (readonly number[])[]) => ({
        best: median(costs.map((row) => row.reduce((x, y) => Math.min(x, y)))),
        worst: costs.flat().reduce((x, y) => Math.max(x, y)),
        curve: transpose(costs).map((column) => median(column)),
      });
      return {
        expert: summarise(runs.expert),
        exploration: summarise(runs.exploration),
        learner: summarise(runs.learner),
        both: summarise(runs.both),
      };
    },
  }),
  "sorted-by-hand": () => ({
    compareData: (run, seeds) => {
      const middle = (numbers: number[]) => {
        const sorted = [...numbers].sort((x, y) => x - y);
        return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
      };
      const of = (kind: "expert" | "exploration" | "learner" | "both") => {
        const costs = seeds.map((seed) => run(kind, seed));
        const curve = costs[0].map((_, i) => middle(costs.map((row) => row[i])));
        const sorted = costs.map((row) => [...row].sort((x, y) => x - y));
        const worst = Math.max(...sorted.map((row) => row[row.length - 1]));
        return { curve, best: middle(sorted.map((row) => row[0])), worst };
      };
      return {
        expert: of("expert"),
        exploration: of("exploration"),
        learner: of("learner"),
        both: of("both"),
      };
    },
  }),
});
