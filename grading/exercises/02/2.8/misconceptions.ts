import type { Misconception02 } from "../reference";

export const misconceptions: Misconception02[] = [
  {
    id: "sign-flipped",
    hint: "The sign is turned round. These are costs: an optimistic model promises too little, and its gap is positive.",
    implement: ({ optimismGap }) => ({
      optimismGap: (run, seeds) => {
        const { expert, both } = optimismGap(run, seeds);
        return { expert: expert.map((gap) => -gap), both: both.map((gap) => -gap) };
      },
    }),
  },
  {
    id: "absolute",
    hint: "You take the size of the gap. A model that promises too much is pessimistic, and that should show.",
    implement: ({ optimismGap }) => ({
      optimismGap: (run, seeds) => {
        const { expert, both } = optimismGap(run, seeds);
        return { expert: expert.map(Math.abs), both: both.map(Math.abs) };
      },
    }),
  },
  {
    id: "absolute-of-each",
    hint: "You take the size of each run's gap before the mean: what is too much in one and too little in another does not cancel any more.",
    implement: ({ optimismGap }) => ({
      optimismGap: (run, seeds) =>
        optimismGap((kind, seed) => {
          const { promised, realCost } = run(kind, seed);
          return {
            promised: promised.map((cost, i) => Math.min(cost, realCost[i])),
            realCost: realCost.map((cost, i) => Math.max(cost, promised[i])),
          };
        }, seeds),
    }),
  },
  {
    id: "promises-of-the-other",
    hint: "You compare costs with the promises of the other kind's models. A model's promise is about its own policy.",
    implement: ({ optimismGap }) => ({
      optimismGap: (run, seeds) => {
        const promises: Record<string, number[][]> = { expert: [], both: [] };
        const costs: Record<string, number[][]> = { expert: [], both: [] };
        const { expert } = optimismGap((kind, seed) => {
          const result = run(kind, seed);
          promises[kind].push(result.promised);
          costs[kind].push(result.realCost);
          return result;
        }, seeds);
        const gap = (_: number, i: number) =>
          seeds.reduce((sum, __, k) => sum + costs.both[k][i] - promises.expert[k][i], 0) / seeds.length;
        return { expert, both: costs.both[0].map(gap) };
      },
    }),
  },
  {
    id: "mean-over-rounds",
    hint: "You average over the rounds, one number for each seed. Average over the seeds, one number for each round.",
    implement: ({ optimismGap, mean }) => ({
      optimismGap: (run, seeds) => {
        const gaps: Record<string, number[]> = { expert: [], both: [] };
        optimismGap((kind, seed) => {
          const result = run(kind, seed);
          gaps[kind].push(mean(result.realCost.map((cost, i) => cost - result.promised[i])));
          return result;
        }, seeds);
        return { expert: gaps.expert, both: gaps.both };
      },
    }),
  },
  {
    id: "sum-over-seeds",
    hint: "You sum over the seeds. The mean is asked for: with more seeds the models do not get more optimistic.",
    implement: ({ optimismGap }) => ({
      optimismGap: (run, seeds) => {
        const { expert, both } = optimismGap(run, seeds);
        const times = (gaps: number[]) => gaps.map((gap) => gap * seeds.length);
        return { expert: times(expert), both: times(both) };
      },
    }),
  },
  {
    id: "median",
    hint: "You take medians. The mean over the seeds is asked for here.",
    implement: ({ optimismGap, median }) => ({
      optimismGap: (run, seeds) => {
        const gaps: Record<string, number[][]> = { expert: [], both: [] };
        optimismGap((kind, seed) => {
          const result = run(kind, seed);
          gaps[kind].push(result.realCost.map((cost, i) => cost - result.promised[i]));
          return result;
        }, seeds);
        const middle = (rows: number[][]) => rows[0].map((_, i) => median(rows.map((row) => row[i])));
        return { expert: middle(gaps.expert), both: middle(gaps.both) };
      },
    }),
  },
  {
    id: "one-seed",
    hint: "You ran the first seed only. One run is an anecdote.",
    implement: ({ optimismGap }) => ({
      optimismGap: (run, seeds) => optimismGap(run, seeds.slice(0, 1)),
    }),
  },
  {
    id: "relative",
    hint: "You divide by the promise. The gap is a difference of costs, in steps.",
    implement: ({ optimismGap, mean }) => ({
      optimismGap: (run, seeds) => {
        const gaps: Record<string, number[][]> = { expert: [], both: [] };
        optimismGap((kind, seed) => {
          const result = run(kind, seed);
          gaps[kind].push(result.realCost.map((cost, i) => cost / result.promised[i] - 1));
          return result;
        }, seeds);
        const average = (rows: number[][]) => rows[0].map((_, i) => mean(rows.map((row) => row[i])));
        return { expert: average(gaps.expert), both: average(gaps.both) };
      },
    }),
  },
];
