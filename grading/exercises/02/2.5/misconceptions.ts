import type { DataSummary } from "lib/modelLearning/compareData";
import type { Reference02 } from "../reference";
import { misconceptions02 } from "../variations";

/** The right summaries, each with some numbers made otherwise of the costs of its runs, [seeds][rounds]. */
const altered =
  ({ compareData }: Reference02) =>
  (
    change: (costs: (readonly number[])[], right: DataSummary) => Partial<DataSummary>,
  ): Partial<Reference02> => ({
    compareData: (run, seeds) => {
      const runs: Record<string, (readonly number[])[]> = {};
      const noted = (kind: string, costs: readonly number[]) => ((runs[kind] ??= []).push(costs), costs);
      const right = compareData((kind, seed) => noted(kind, run(kind, seed)), seeds);
      const entries = Object.entries(right).map(([kind, one]) => [
        kind,
        Object.assign({}, one, change(runs[kind], one)),
      ]);
      return Object.fromEntries(entries) as typeof right;
    },
  });

export const misconceptions = misconceptions02({ altered })({
  "mean-curves": {
    hint: "Your curves are means: a single crash owns them. Which summary does one run in a hundred not move?",
    implement: ({ altered, mean }) =>
      altered((costs) => ({ curve: costs[0].map((_, i) => mean(costs.map((row) => row[i]))) })),
  },
  "mean-best": {
    hint: "Your `best` is a mean: a single run that never got up owns it. Take the median over the runs.",
    implement: ({ altered, mean }) =>
      altered((costs) => ({ best: mean(costs.map((row) => Math.min(...row))) })),
  },
  "best-of-all": {
    hint: "Your `best` is the best policy of all runs: with enough seeds somebody is always lucky. Which one is typical?",
    implement: ({ altered }) => altered((costs) => ({ best: Math.min(...costs.flat()) })),
  },
  "best-of-curve": {
    hint: "Your `best` is the lowest point of the median curve. Each run returns its own best policy, in its own round: minimum first, then median.",
    implement: ({ altered }) => altered((_costs, { curve }) => ({ best: Math.min(...curve) })),
  },
  "last-for-best": {
    hint: "You take the last policy of each run for its best.",
    implement: ({ altered, median }) =>
      altered((costs) => ({ best: median(costs.map((row) => row[row.length - 1])) })),
  },
  "worst-of-last": {
    hint: "Your `worst` looks at the last policies only. The robot has executed all the others, too.",
    implement: ({ altered }) =>
      altered((costs) => ({ worst: Math.max(...costs.map((row) => row[row.length - 1])) })),
  },
  "worst-of-curve": {
    hint: "Your `worst` is the highest point of the median curve, where a single crash does not show. It is the one number that should show it.",
    implement: ({ altered }) => altered((_costs, { curve }) => ({ worst: Math.max(...curve) })),
  },
  "worst-of-best": {
    hint: "Your `worst` is the worst of the runs' best policies. A robot pays for every policy that it executes.",
    implement: ({ altered }) =>
      altered((costs) => ({ worst: Math.max(...costs.map((row) => Math.min(...row))) })),
  },
  "other-seeds": {
    hint: "Each kind of data gets seeds of its own. Then they differ by luck as well: all four should meet the same chance.",
    implement: ({ withArguments }) =>
      withArguments("compareData", (run, seeds) => {
        const kinds = ["expert", "exploration", "learner", "both"];
        return [(kind, seed) => run(kind, seed + kinds.indexOf(kind) * seeds.length), seeds];
      }),
  },
  "one-seed": {
    hint: "You ran the first seed only. One run is an anecdote.",
    implement: ({ withArguments }) => withArguments("compareData", (run, seeds) => [run, seeds.slice(0, 1)]),
  },
  "runs-again": {
    hint: "You run each seed again for each number. A run is an experiment that costs time and falls: run it once and keep its costs.",
    implement: ({ compareData }) => ({
      compareData: (run, seeds) => [1, 2, 3].map(() => compareData(run, seeds))[0],
    }),
  },
});
