import type { Misconception02 } from "../reference";

export const misconceptions: Misconception02[] = [
  {
    id: "promised-cost",
    hint: "You choose without looking at the world. The promises come from models of which none is right: the most hopeful one wins, and the last one need not be the best.",
    implement: () => ({
      bestOfSequence: (_policies, promised) => promised.indexOf(Math.min(...promised)),
    }),
  },
  {
    id: "largest-promise",
    hint: "You choose without looking at the world. The promises come from models of which none is right: they say nothing about what the policies cost.",
    implement: () => ({
      bestOfSequence: (_policies, promised) => promised.indexOf(Math.max(...promised)),
    }),
  },
  {
    id: "promised-and-real",
    hint: "Your choice mixes promises into the costs. What happened in the world needs no opinion of a model.",
    implement: ({ mean }) => ({
      bestOfSequence: (policies, promised, execute, seeds) => {
        const costs = policies.map(
          (policy, i) => mean(seeds.map((seed) => execute(policy, seed))) + promised[i],
        );
        return costs.indexOf(Math.min(...costs));
      },
    }),
  },
  {
    id: "last",
    hint: "You return the last policy. Why should the last round's model be the best one, if no model is right?",
    implement: ({ bestOfSequence }) => ({
      bestOfSequence: (policies, promised, execute, seeds) => {
        bestOfSequence(policies, promised, execute, seeds);
        return policies.length - 1;
      },
    }),
  },
  {
    id: "one-seed",
    hint: "You look at one episode of each policy. Who walks along the edge may be lucky once: average over all seeds.",
    implement: ({ bestOfSequence }) => ({
      bestOfSequence: (policies, promised, execute, seeds) =>
        bestOfSequence(policies, promised, execute, seeds.slice(0, 1)),
    }),
  },
  {
    id: "numbers-for-seeds",
    hint: "You execute with 0, 1, 2, … instead of the seeds that you were given.",
    implement: ({ bestOfSequence }) => ({
      bestOfSequence: (policies, promised, execute, seeds) =>
        bestOfSequence(
          policies,
          promised,
          execute,
          seeds.map((_, i) => i),
        ),
    }),
  },
  {
    id: "worst-episode",
    hint: "You compare the worst episodes. The question is what a policy costs on average.",
    implement: () => ({
      bestOfSequence: (policies, _promised, execute, seeds) => {
        const costs = policies.map((policy) => Math.max(...seeds.map((seed) => execute(policy, seed))));
        return costs.indexOf(Math.min(...costs));
      },
    }),
  },
  {
    id: "best-episode",
    hint: "You compare the best episodes: who is lucky once wins. The question is what a policy costs on average.",
    implement: () => ({
      bestOfSequence: (policies, _promised, execute, seeds) => {
        const costs = policies.map((policy) => Math.min(...seeds.map((seed) => execute(policy, seed))));
        return costs.indexOf(Math.min(...costs));
      },
    }),
  },
  {
    id: "median-episode",
    hint: "You compare medians, to which a fall now and then does not matter. J is an expectation: here each fall counts.",
    implement: ({ median }) => ({
      bestOfSequence: (policies, _promised, execute, seeds) => {
        const costs = policies.map((policy) => median(seeds.map((seed) => execute(policy, seed))));
        return costs.indexOf(Math.min(...costs));
      },
    }),
  },
  {
    id: "last-of-equals",
    hint: "Of equally good policies you take the last. Take the first.",
    implement: ({ mean }) => ({
      bestOfSequence: (policies, _promised, execute, seeds) => {
        const costs = policies.map((policy) => mean(seeds.map((seed) => execute(policy, seed))));
        return costs.lastIndexOf(Math.min(...costs));
      },
    }),
  },
  {
    id: "largest",
    hint: "These are costs: the best policy has the smallest.",
    implement: ({ mean }) => ({
      bestOfSequence: (policies, _promised, execute, seeds) => {
        const costs = policies.map((policy) => mean(seeds.map((seed) => execute(policy, seed))));
        return costs.indexOf(Math.max(...costs));
      },
    }),
  },
  {
    id: "cost-for-index",
    hint: "You return the least cost. The index of its policy is asked for.",
    implement: ({ mean }) => ({
      bestOfSequence: (policies, _promised, execute, seeds) =>
        Math.min(...policies.map((policy) => mean(seeds.map((seed) => execute(policy, seed))))),
    }),
  },
];
