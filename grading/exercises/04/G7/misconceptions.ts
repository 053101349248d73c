import type { Reference04 } from "../reference";
import { misconceptions04 } from "../variations";

type Numbers = readonly number[];

/** Some terms made otherwise; the elbo is made of them. */
const termsOf =
  ({ evidenceTerms }: Reference04) =>
  (
    change: (
      prior: Numbers,
      likelihood: Numbers,
      q: Numbers,
    ) => Partial<Record<"evidence" | "reconstruction" | "kl" | "gap", number>>,
  ): Partial<Reference04> => ({
    evidenceTerms: (prior, likelihood, q) => {
      const { elbo: _, ...right } = evidenceTerms(prior, likelihood, q);
      const terms = { ...right, ...change(prior, likelihood, q) };
      return { ...terms, elbo: terms.reconstruction - terms.kl };
    },
  });

/** Σ p log x, without what p rules out. */
const meanLog =
  ({ sum }: Reference04) =>
  (p: Numbers, x: Numbers): number =>
    sum(p.map((weight, z) => (weight > 0 ? weight * Math.log(x[z]) : 0)));

/** p(z | o). */
const bayes =
  ({ sum }: Reference04) =>
  (prior: Numbers, likelihood: Numbers): number[] => {
    const joint = prior.map((p, z) => p * likelihood[z]);
    return joint.map((p) => p / sum(joint));
  };

export const misconceptions = misconceptions04({ termsOf, meanLog, bayes })({
  "evidence-without-prior": {
    hint: "Your evidence adds up the likelihoods as they are. How probable is each state before the picture comes?",
    implement: ({ termsOf, sum }) =>
      termsOf((_prior, likelihood) => ({ evidence: Math.log(sum(likelihood)) })),
  },
  "logarithm-inside-the-sum": {
    hint: "Your evidence is a mean of logarithms. It is to be the logarithm of a mean, which is never smaller: that is where the bound comes from.",
    implement: ({ termsOf, meanLog }) =>
      termsOf((prior, likelihood) => ({ evidence: meanLog(prior, likelihood) })),
  },
  "evidence-under-q": {
    hint: "Your evidence depends on q. What came has a probability whatever anyone guesses about the state.",
    implement: ({ termsOf, sum }) =>
      termsOf((_prior, likelihood, q) => ({ evidence: Math.log(sum(q.map((x, z) => x * likelihood[z]))) })),
  },
  "reconstruction-under-the-prior": {
    hint: "Your reconstruction is a mean under the prior. Of which distribution is z drawn when the model explains a picture that it has seen?",
    implement: ({ termsOf, meanLog }) =>
      termsOf((prior, likelihood) => ({ reconstruction: meanLog(prior, likelihood) })),
  },
  "logarithm-of-the-mean": {
    hint: "Your reconstruction is the logarithm of a mean. In the bound the logarithm is taken for each z, and then comes the mean.",
    implement: ({ termsOf, sum }) =>
      termsOf((_prior, likelihood, q) => ({
        reconstruction: Math.log(sum(q.map((x, z) => x * likelihood[z]))),
      })),
  },
  "unweighted-reconstruction": {
    hint: "Your reconstruction adds up all the logarithms alike. How probable does q hold each state?",
    implement: ({ termsOf, sum }) =>
      termsOf((_prior, likelihood) => ({ reconstruction: sum(likelihood.map(Math.log)) })),
  },
  "kl-reversed": {
    hint: "Your kl is a mean under the prior. Which of the two distributions are all means of the bound under?",
    implement: ({ termsOf, sum }) =>
      termsOf((prior, _likelihood, q) => ({
        kl: sum(prior.map((p, z) => (p > 0 ? p * Math.log(p / q[z]) : 0))),
      })),
  },
  "kl-without-the-entropy": {
    hint: "Your kl is not 0 where q is the prior. Which logarithm is missing?",
    implement: ({ termsOf, meanLog }) => termsOf((prior, _likelihood, q) => ({ kl: -meanLog(q, prior) })),
  },
  "kl-added": {
    hint: "Your elbo adds the kl: a guess would gain by leaving the prior. Does being surprised make a picture more probable?",
    implement: ({ withFields }) =>
      withFields("evidenceTerms", ({ reconstruction, kl }) => ({ elbo: reconstruction + kl })),
  },
  "kl-negative": {
    hint: "Your kl has the wrong sign: a divergence is never below 0.",
    implement: ({ termsOf, evidenceTerms }) => termsOf((...guess) => ({ kl: -evidenceTerms(...guess).kl })),
  },
  "negative-elbo": {
    hint: "Your elbo is the loss, which is descended. The bound itself is asked for: is it below the evidence?",
    implement: ({ withFields }) => withFields("evidenceTerms", ({ elbo }) => ({ elbo: -elbo })),
  },
  "gap-to-the-prior": {
    hint: "Your gap measures how far q is from the prior. From which distribution would it have to be 0 for the bound to be tight?",
    implement: ({ withFields }) => withFields("evidenceTerms", ({ kl }) => ({ gap: kl })),
  },
  "gap-to-the-joint": {
    hint: "Your gap compares q with prior times likelihood, which do not add up to 1. What makes a distribution of them?",
    implement: ({ withFields }) => withFields("evidenceTerms", ({ elbo }) => ({ gap: -elbo })),
  },
  "gap-to-the-likelihood": {
    hint: "Your gap compares q with the likelihoods, made to add up to 1. Bayes' rule has one more factor.",
    implement: ({ termsOf, meanLog, sum }) =>
      termsOf((_prior, likelihood, q) => ({
        gap: meanLog(q, q) - meanLog(q, likelihood) + Math.log(sum(likelihood)),
      })),
  },
  "gap-reversed": {
    hint: "Your gap is a mean under the true posterior, which nobody can draw from: that is why there is a q. Which way round is the divergence?",
    implement: ({ termsOf, meanLog, bayes }) =>
      termsOf((prior, likelihood, q) => {
        const posterior = bayes(prior, likelihood);
        return { gap: meanLog(posterior, posterior) - meanLog(posterior, q) };
      }),
  },
  "zero-times-infinity": {
    hint: "A state that q rules out makes a term of yours NaN: 0 times the logarithm of 0. What is x log x as x goes to 0?",
    implement: ({ withFields }) =>
      withFields("evidenceTerms", (right, _prior, _likelihood, q) =>
        q.includes(0) ? { kl: NaN, elbo: NaN, gap: NaN } : right,
      ),
  },
  bits: {
    hint: "Your terms are in bits. Which logarithm gives nats?",
    implement: ({ withResult }) =>
      withResult("evidenceTerms", ({ evidence, reconstruction, kl, elbo, gap }) => ({
        evidence: evidence / Math.LN2,
        reconstruction: reconstruction / Math.LN2,
        kl: kl / Math.LN2,
        elbo: elbo / Math.LN2,
        gap: gap / Math.LN2,
      })),
  },
});
