import type { Rng } from "lib/core/rng";

/** Enough for right answers that put a tiny number into their logarithms. */
export const tolerance = 1e-6;

/** The arguments of `evidenceTerms`. */
export interface Guess {
  prior: number[];
  likelihood: number[];
  q: number[];
}

/** A distribution of K values, none of them 0. */
export function distribution(rng: Rng, K: number): number[] {
  const weights = Array.from({ length: K }, () => Math.exp(rng.normal(0, 0.8)));
  const total = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / total);
}

/** A guess about one of K states; all likelihoods are probabilities. */
export const randomGuess = (rng: Rng, K: number): Guess => ({
  prior: distribution(rng, K),
  likelihood: Array.from({ length: K }, () => 0.05 + 0.9 * rng.uniform()),
  q: distribution(rng, K),
});

/** p(z | o) by Bayes' rule. */
export function bayes({ prior, likelihood }: Guess): number[] {
  let evidence = 0;
  for (let z = 0; z < prior.length; z++) evidence += prior[z] * likelihood[z];
  return prior.map((p, z) => (p * likelihood[z]) / evidence);
}

/** The terms, each added up on its own. */
export function plainTerms(guess: Guess) {
  const { prior, likelihood, q } = guess;
  const posterior = bayes(guess);
  let [probability, reconstruction, kl, gap] = [0, 0, 0, 0];
  for (let z = 0; z < q.length; z++) {
    probability += prior[z] * likelihood[z];
    if (q[z] === 0) continue;
    reconstruction += q[z] * Math.log(likelihood[z]);
    kl += q[z] * (Math.log(q[z]) - Math.log(prior[z]));
    gap += q[z] * (Math.log(q[z]) - Math.log(posterior[z]));
  }
  return { evidence: Math.log(probability), reconstruction, kl, elbo: reconstruction - kl, gap };
}
