import { Rng } from "lib/core/rng";
import { sum } from "lib/core/metrics";
import { evidenceTerms } from "lib/objectives/evidenceTerms";

const distribution = (rng: Rng, K: number): number[] => {
  const weights = Array.from({ length: K }, () => 0.05 + rng.uniform());
  return weights.map((weight) => weight / sum(weights));
};

describe("evidenceTerms", () => {
  it("is by hand: a prior of ¼ and ¾, likelihoods of 0.8 and 0.4, and an even guess", () => {
    const terms = evidenceTerms([1 / 4, 3 / 4], [0.8, 0.4], [1 / 2, 1 / 2]);
    expect(terms.evidence).toBeCloseTo(Math.log(1 / 2), 12);
    expect(terms.reconstruction).toBeCloseTo(Math.log(0.32) / 2, 12);
    expect(terms.kl).toBeCloseTo(Math.log(4 / 3) / 2, 12);
    expect(terms.elbo).toBeCloseTo(Math.log(0.24) / 2, 12);
    // the posterior is (0.4, 0.6)
    expect(terms.gap).toBeCloseTo(-Math.log(0.96) / 2, 12);
  });

  it("counts nothing of a state that the guess rules out", () => {
    const terms = evidenceTerms([0, 1 / 2, 1 / 2], [0.7, 0.9, 0.3], [0, 1, 0]);
    expect(terms.reconstruction).toBeCloseTo(Math.log(0.9), 12);
    expect(terms.kl).toBeCloseTo(Math.LN2, 12);
    expect(terms.gap).toBeCloseTo(Math.log(4 / 3), 12);
  });

  it("splits the evidence into elbo and gap, which is never negative, whatever the guess", () => {
    const rng = new Rng("evidence");
    for (let K = 1; K <= 6; K++) {
      const likelihood = Array.from({ length: K }, () => 0.05 + rng.uniform());
      const { evidence, elbo, gap } = evidenceTerms(distribution(rng, K), likelihood, distribution(rng, K));
      expect(elbo + gap).toBeCloseTo(evidence, 12);
      expect(gap).toBeGreaterThan(-1e-12);
    }
  });

  it("has no gap at the true posterior", () => {
    const { evidence, elbo, gap } = evidenceTerms([1 / 2, 1 / 2], [0.9, 0.3], [3 / 4, 1 / 4]);
    expect([gap, elbo - evidence]).toEqual([expect.closeTo(0, 12), expect.closeTo(0, 12)]);
  });

  it("refuses lists of different lengths", () => {
    expect(() => evidenceTerms([1], [1, 1], [1])).toThrow(
      "evidenceTerms: likelihood and q must have the prior's length 1, got 2 and 1",
    );
  });
});
