import type { Reference02 } from "../reference";
import { misconceptions02 } from "../variations";

/** A choice by another score of the policies, made of their costs with each seed and of the promise, or by another rule. */
const choosing =
  () =>
  (
    score: (costs: number[], promise: number) => number,
    choose = (scores: number[]) => scores.indexOf(Math.min(...scores)),
  ): Partial<Reference02> => ({
    bestOfSequence: (policies, promised, execute, seeds) => {
      const costsOf = (policy: (typeof policies)[number]) => seeds.map((seed) => execute(policy, seed));
      return choose(policies.map((policy, i) => score(costsOf(policy), promised[i])));
    },
  });

export const misconceptions = misconceptions02({ choosing })({
  "promised-cost": {
    hint: "You choose without looking at the world. The promises come from models of which none is right: the most hopeful one wins, and the last one need not be the best.",
    implement: () => ({
      bestOfSequence: (_policies, promised) => promised.indexOf(Math.min(...promised)),
    }),
  },
  "largest-promise": {
    hint: "You choose without looking at the world. The promises come from models of which none is right: they say nothing about what the policies cost.",
    implement: () => ({
      bestOfSequence: (_policies, promised) => promised.indexOf(Math.max(...promised)),
    }),
  },
  "promised-and-real": {
    hint: "Your choice mixes promises into the costs. What happened in the world needs no opinion of a model.",
    implement: ({ choosing, mean }) => choosing((costs, promise) => mean(costs) + promise),
  },
  last: {
    hint: "You return the last policy. Why should the last round's model be the best one, if no model is right?",
    implement: ({ withResult }) => withResult("bestOfSequence", (_right, policies) => policies.length - 1),
  },
  "one-seed": {
    hint: "You look at one episode of each policy. Who walks along the edge may be lucky once: average over all seeds.",
    implement: ({ withArguments }) =>
      withArguments("bestOfSequence", (policies, promised, execute, seeds) => {
        return [policies, promised, execute, seeds.slice(0, 1)];
      }),
  },
  "numbers-for-seeds": {
    hint: "You execute with 0, 1, 2, … instead of the seeds that you were given.",
    implement: ({ withArguments }) =>
      withArguments("bestOfSequence", (policies, promised, execute, seeds) => {
        return [policies, promised, execute, seeds.map((_, i) => i)];
      }),
  },
  "worst-episode": {
    hint: "You compare the worst episodes. The question is what a policy costs on average.",
    implement: ({ choosing }) => choosing((costs) => Math.max(...costs)),
  },
  "best-episode": {
    hint: "You compare the best episodes: who is lucky once wins. The question is what a policy costs on average.",
    implement: ({ choosing }) => choosing((costs) => Math.min(...costs)),
  },
  "median-episode": {
    hint: "You compare medians, to which a fall now and then does not matter. J is an expectation: here each fall counts.",
    implement: ({ choosing, median }) => choosing((costs) => median(costs)),
  },
  "last-of-equals": {
    hint: "Of equally good policies you take the last. Take the first.",
    implement: ({ choosing, mean }) => choosing(mean, (means) => means.lastIndexOf(Math.min(...means))),
  },
  largest: {
    hint: "These are costs: the best policy has the smallest.",
    implement: ({ choosing, mean }) => choosing(mean, (means) => means.indexOf(Math.max(...means))),
  },
  "cost-for-index": {
    hint: "You return the least cost. The index of its policy is asked for.",
    implement: ({ choosing, mean }) => choosing(mean, (means) => Math.min(...means)),
  },
});
