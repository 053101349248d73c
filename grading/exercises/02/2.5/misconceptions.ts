import type { Misconception02 } from "../reference";

export const misconceptions: Misconception02[] = [
  {
    id: "mean-curves",
    hint: "Your curves are means: a single crash owns them. Which summary does one run in a hundred not move?",
    implement: ({ compareData, mean }) => ({
      compareData: (run, seeds) => {
        const runs: Record<string, number[][]> = { expert: [], exploration: [], learner: [], both: [] };
        const noting: typeof run = (kind, seed) => runs[kind][runs[kind].push(run(kind, seed)) - 1];
        const right = compareData(noting, seeds);
        const wrong = (kind: keyof typeof right) => ({
          ...right[kind],
          curve: right[kind].curve.map((_, i) => mean(runs[kind].map((costs) => costs[i]))),
        });
        return {
          expert: wrong("expert"),
          exploration: wrong("exploration"),
          learner: wrong("learner"),
          both: wrong("both"),
        };
      },
    }),
  },
  {
    id: "mean-best",
    hint: "Your `best` is a mean: a single run that never got up owns it. Take the median over the runs.",
    implement: ({ compareData, mean }) => ({
      compareData: (run, seeds) => {
        const runs: Record<string, number[][]> = { expert: [], exploration: [], learner: [], both: [] };
        const noting: typeof run = (kind, seed) => runs[kind][runs[kind].push(run(kind, seed)) - 1];
        const right = compareData(noting, seeds);
        const wrong = (kind: keyof typeof right) => ({
          ...right[kind],
          best: mean(runs[kind].map((costs) => Math.min(...costs))),
        });
        return {
          expert: wrong("expert"),
          exploration: wrong("exploration"),
          learner: wrong("learner"),
          both: wrong("both"),
        };
      },
    }),
  },
  {
    id: "best-of-all",
    hint: "Your `best` is the best policy of all runs: with enough seeds somebody is always lucky. Which one is typical?",
    implement: ({ compareData }) => ({
      compareData: (run, seeds) => {
        const runs: Record<string, number[][]> = { expert: [], exploration: [], learner: [], both: [] };
        const noting: typeof run = (kind, seed) => runs[kind][runs[kind].push(run(kind, seed)) - 1];
        const right = compareData(noting, seeds);
        const wrong = (kind: keyof typeof right) => ({
          ...right[kind],
          best: Math.min(...runs[kind].flat()),
        });
        return {
          expert: wrong("expert"),
          exploration: wrong("exploration"),
          learner: wrong("learner"),
          both: wrong("both"),
        };
      },
    }),
  },
  {
    id: "best-of-curve",
    hint: "Your `best` is the lowest point of the median curve. Each run returns its own best policy, in its own round: minimum first, then median.",
    implement: ({ compareData }) => ({
      compareData: (run, seeds) => {
        const right = compareData(run, seeds);
        const wrong = (kind: keyof typeof right) => ({
          ...right[kind],
          best: Math.min(...right[kind].curve),
        });
        return {
          expert: wrong("expert"),
          exploration: wrong("exploration"),
          learner: wrong("learner"),
          both: wrong("both"),
        };
      },
    }),
  },
  {
    id: "last-for-best",
    hint: "You take the last policy of each run for its best.",
    implement: ({ compareData, median }) => ({
      compareData: (run, seeds) => {
        const runs: Record<string, number[][]> = { expert: [], exploration: [], learner: [], both: [] };
        const noting: typeof run = (kind, seed) => runs[kind][runs[kind].push(run(kind, seed)) - 1];
        const right = compareData(noting, seeds);
        const wrong = (kind: keyof typeof right) => ({
          ...right[kind],
          best: median(runs[kind].map((costs) => costs[costs.length - 1])),
        });
        return {
          expert: wrong("expert"),
          exploration: wrong("exploration"),
          learner: wrong("learner"),
          both: wrong("both"),
        };
      },
    }),
  },
  {
    id: "worst-of-last",
    hint: "Your `worst` looks at the last policies only. The robot has executed all the others, too.",
    implement: ({ compareData }) => ({
      compareData: (run, seeds) => {
        const runs: Record<string, number[][]> = { expert: [], exploration: [], learner: [], both: [] };
        const noting: typeof run = (kind, seed) => runs[kind][runs[kind].push(run(kind, seed)) - 1];
        const right = compareData(noting, seeds);
        const wrong = (kind: keyof typeof right) => ({
          ...right[kind],
          worst: Math.max(...runs[kind].map((costs) => costs[costs.length - 1])),
        });
        return {
          expert: wrong("expert"),
          exploration: wrong("exploration"),
          learner: wrong("learner"),
          both: wrong("both"),
        };
      },
    }),
  },
  {
    id: "worst-of-curve",
    hint: "Your `worst` is the highest point of the median curve, where a single crash does not show. It is the one number that should show it.",
    implement: ({ compareData }) => ({
      compareData: (run, seeds) => {
        const right = compareData(run, seeds);
        const wrong = (kind: keyof typeof right) => ({
          ...right[kind],
          worst: Math.max(...right[kind].curve),
        });
        return {
          expert: wrong("expert"),
          exploration: wrong("exploration"),
          learner: wrong("learner"),
          both: wrong("both"),
        };
      },
    }),
  },
  {
    id: "worst-of-best",
    hint: "Your `worst` is the worst of the runs' best policies. A robot pays for every policy that it executes.",
    implement: ({ compareData }) => ({
      compareData: (run, seeds) => {
        const runs: Record<string, number[][]> = { expert: [], exploration: [], learner: [], both: [] };
        const noting: typeof run = (kind, seed) => runs[kind][runs[kind].push(run(kind, seed)) - 1];
        const right = compareData(noting, seeds);
        const wrong = (kind: keyof typeof right) => ({
          ...right[kind],
          worst: Math.max(...runs[kind].map((costs) => Math.min(...costs))),
        });
        return {
          expert: wrong("expert"),
          exploration: wrong("exploration"),
          learner: wrong("learner"),
          both: wrong("both"),
        };
      },
    }),
  },
  {
    id: "other-seeds",
    hint: "Each kind of data gets seeds of its own. Then they differ by luck as well: all four should meet the same chance.",
    implement: ({ compareData }) => ({
      compareData: (run, seeds) => {
        const kinds = ["expert", "exploration", "learner", "both"];
        return compareData((kind, seed) => run(kind, seed + kinds.indexOf(kind) * seeds.length), seeds);
      },
    }),
  },
  {
    id: "one-seed",
    hint: "You ran the first seed only. One run is an anecdote.",
    implement: ({ compareData }) => ({
      compareData: (run, seeds) => compareData(run, seeds.slice(0, 1)),
    }),
  },
  {
    id: "runs-again",
    hint: "You run each seed again for each number. A run is an experiment that costs time and falls: run it once and keep its costs.",
    implement: ({ compareData }) => ({
      compareData: (run, seeds) => {
        const [curves, bests] = [compareData(run, seeds), compareData(run, seeds)];
        const worsts = compareData(run, seeds);
        const join = (kind: keyof typeof curves) => ({
          curve: curves[kind].curve,
          best: bests[kind].best,
          worst: worsts[kind].worst,
        });
        return {
          expert: join("expert"),
          exploration: join("exploration"),
          learner: join("learner"),
          both: join("both"),
        };
      },
    }),
  },
];
