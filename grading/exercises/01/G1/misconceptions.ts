import { misconceptions01 } from "../variations";

export const misconceptions = misconceptions01()({
  "classic-bound": {
    hint: "This is the bound of the simulation lemma, 990 for the leak chain. Use that the chains, once apart, cannot get further apart than that.",
    implement: () => ({ tightBound: (gamma, epsilon) => (gamma * epsilon) / (1 - gamma) ** 2 }),
  },
  "capped-classic-bound": {
    hint: "Cutting the classic bound at 1/(1−γ) is right but not tight. Sum the probability of having come apart by step t.",
    implement: () => ({
      tightBound: (gamma, epsilon) => Math.min((gamma * epsilon) / (1 - gamma) ** 2, 1 / (1 - gamma)),
    }),
  },
  "apart-at-once": {
    hint: "Your chains can come apart before the first step. At t = 0 both stand in the same state.",
    implement: () => ({
      tightBound: (gamma, epsilon) => 1 / (1 - gamma) - (1 - epsilon) / (1 - gamma * (1 - epsilon)),
    }),
  },
  agreement: {
    hint: "This is the discounted time that the chains spend together. The values differ in the rest.",
    implement: () => ({ tightBound: (gamma, epsilon) => 1 / (1 - gamma * (1 - epsilon)) }),
  },
  normalised: {
    hint: "You are off by 1 − γ: the bound is on the values, not on the share of the largest one.",
    implement: ({ withResult }) => withResult("tightBound", (bound, gamma) => (1 - gamma) * bound),
  },
});
