import { alternatives02 } from "../variations";

export const alternatives = alternatives02({
  "difference-of-means": ({ mean }) => ({
    optimismGap: (run, seeds) => {
      const runs = { expert: [], both: [] } as Record<string, ReturnType<typeof run>[]>;
      for (const seed of seeds) {
        runs.both.push(run("both", seed));
        runs.expert.push(run("expert", seed));
      }
      const of = (all: ReturnType<typeof run>[]) =>
        all[0].promised.map(
          (_, i) => mean(all.map((one) => one.realCost[i])) - mean(all.map((one) => one.promised[i])),
        );
      return { expert: of(runs.expert), both: of(runs.both) };
    },
  }),
  "running-sums": () => ({
    optimismGap: (run, seeds) => {
      const of = (kind: "expert" | "both") => {
        let total: number[] = [];
        for (const seed of seeds) {
          const { promised, realCost } = run(kind, seed);
          total = realCost.map((cost, i) => (total[i] ?? 0) + (cost - promised[i]) / seeds.length);
        }
        return total;
      };
      return { both: of("both"), expert: of("expert") };
    },
  }),
});
