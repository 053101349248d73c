import { sum } from "../core/metrics";

/** What a guess q about one hidden z of K values says of an observation o; nats. */
export interface EvidenceTerms {
  /** log p(o) = log Σ_z p(z) p(o | z) */
  readonly evidence: number;
  /** Σ_z q(z) log p(o | z) */
  readonly reconstruction: number;
  /** KL(q ‖ p) */
  readonly kl: number;
  /** reconstruction − kl, at most the evidence */
  readonly elbo: number;
  /** KL(q ‖ p(z | o)): evidence = elbo + gap */
  readonly gap: number;
}

/**
 * The evidence of an observation, its lower bound by q, and what is between them. 0 log 0 = 0.
 * @param prior p(z), [K] @param likelihood p(o | z) for the o that came, above 0, [K] @param q sums to 1, [K]
 * @throws RangeError if the lengths differ
 * @see Jordan et al. 1999, An introduction to variational methods for graphical models; exercise G7
 */
export function evidenceTerms(
  prior: readonly number[],
  likelihood: readonly number[],
  q: readonly number[],
): EvidenceTerms {
  // BEGIN SOLUTION 04.G7
  if (likelihood.length !== prior.length || q.length !== prior.length)
    throw new RangeError(
      `evidenceTerms: likelihood and q must have the prior's length ${prior.length}, got ${likelihood.length} and ${q.length}`,
    );
  const divergence = (p: readonly number[]) => sum(q.map((x, z) => (x > 0 ? x * Math.log(x / p[z]) : 0)));
  const joint = prior.map((p, z) => p * likelihood[z]);
  const probability = sum(joint);
  const reconstruction = sum(q.map((x, z) => (x > 0 ? x * Math.log(likelihood[z]) : 0)));
  const kl = divergence(prior);
  const gap = divergence(joint.map((p) => p / probability));
  return { evidence: Math.log(probability), reconstruction, kl, elbo: reconstruction - kl, gap };
  // END SOLUTION
}
