import type { Reference02 } from "../reference";
import { misconceptions02 } from "../variations";

/** Something else made of each gap. */
const eachGap =
  ({ optimismGap }: Reference02) =>
  (change: (gap: number, seeds: readonly number[]) => number): Partial<Reference02> => ({
    optimismGap: (run, seeds) => {
      const { expert, both } = optimismGap(run, seeds);
      const changed = (gaps: number[]) => gaps.map((gap) => change(gap, seeds));
      return { expert: changed(expert), both: changed(both) };
    },
  });

/** Another average over the seeds of another difference, in each round. */
const byRound =
  () =>
  (
    average: (gaps: number[]) => number,
    gap: (cost: number, promise: number) => number,
  ): Partial<Reference02> => ({
    optimismGap: (run, seeds) => {
      const of = (kind: "expert" | "both") => {
        const runs = seeds.map((seed) => run(kind, seed));
        return runs[0].realCost.map((_, i) =>
          average(runs.map(({ promised, realCost }) => gap(realCost[i], promised[i]))),
        );
      };
      return { expert: of("expert"), both: of("both") };
    },
  });

export const misconceptions = misconceptions02({ eachGap, byRound })({
  "sign-flipped": {
    hint: "The sign is turned round. These are costs: an optimistic model promises too little, and its gap is positive.",
    implement: ({ eachGap }) => eachGap((gap) => -gap),
  },
  absolute: {
    hint: "You take the size of the gap. A model that promises too much is pessimistic, and that should show.",
    implement: ({ eachGap }) => eachGap((gap) => Math.abs(gap)),
  },
  "absolute-of-each": {
    hint: "You take the size of each run's gap before the mean: what is too much in one and too little in another does not cancel any more.",
    implement: ({ byRound, mean }) => byRound(mean, (cost, promise) => Math.abs(cost - promise)),
  },
  "promises-of-the-other": {
    hint: "You compare costs with the promises of the other kind's models. A model's promise is about its own policy.",
    implement: ({ withArguments }) =>
      withArguments("optimismGap", (run, seeds) => {
        const experts = seeds.map((seed) => run("expert", seed));
        const other: typeof run = (kind, seed) => {
          const expert = experts[seeds.indexOf(seed)];
          return kind === "expert" ? expert : { ...run(kind, seed), promised: expert.promised };
        };
        return [other, seeds];
      }),
  },
  "mean-over-rounds": {
    hint: "You average over the rounds, one number for each seed. Average over the seeds, one number for each round.",
    implement: ({ mean }) => ({
      optimismGap: (run, seeds) => {
        const of = (kind: "expert" | "both") =>
          seeds.map((seed) => {
            const { promised, realCost } = run(kind, seed);
            return mean(realCost.map((cost, i) => cost - promised[i]));
          });
        return { expert: of("expert"), both: of("both") };
      },
    }),
  },
  "sum-over-seeds": {
    hint: "You sum over the seeds. The mean is asked for: with more seeds the models do not get more optimistic.",
    implement: ({ eachGap }) => eachGap((gap, seeds) => gap * seeds.length),
  },
  median: {
    hint: "You take medians. The mean over the seeds is asked for here.",
    implement: ({ byRound, median }) => byRound(median, (cost, promise) => cost - promise),
  },
  "one-seed": {
    hint: "You ran the first seed only. One run is an anecdote.",
    implement: ({ withArguments }) => withArguments("optimismGap", (run, seeds) => [run, seeds.slice(0, 1)]),
  },
  relative: {
    hint: "You divide by the promise. The gap is a difference of costs, in steps.",
    implement: ({ byRound, mean }) => byRound(mean, (cost, promise) => cost / promise - 1),
  },
});
