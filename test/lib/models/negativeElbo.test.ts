import { Rng } from "lib/core/rng";
import { negativeElbo } from "lib/models/negativeElbo";

describe("negativeElbo", () => {
  it("is log 2πσ² / 2 a pixel and no KL for a perfect picture and the prior", () => {
    const terms = negativeElbo({ x: [[1, 0]], decoded: [[1, 0]], mean: [[0]], std: [[1]] }, 0.5);
    expect(terms.kl).toBe(0);
    expect(terms.reconstruction).toBeCloseTo(Math.log(2 * Math.PI * 0.25), 12);
    expect(terms.loss).toBe(terms.reconstruction);
  });

  it("has the KL that a million draws measure", () => {
    const [rng, mean, std] = [new Rng(1), 0.7, 0.4];
    let total = 0;
    for (let i = 0; i < 1e6; i++) {
      const epsilon = rng.normal();
      const z = mean + std * epsilon;
      total += (z * z - epsilon * epsilon) / 2 - Math.log(std); // log q(z) − log p(z)
    }
    const { kl } = negativeElbo({ x: [[0]], decoded: [[0]], mean: [[mean]], std: [[std]] }, 1);
    expect(kl).toBeCloseTo(total / 1e6, 2);
  });

  it("is a mean over the batch of sums over pixels and numbers", () => {
    const batch = { x: [[1, 1], [0, 0]], decoded: [[0, 0], [0, 0]], mean: [[1, 1], [0, 0]], std: [[1, 1], [1, 1]] }; // prettier-ignore
    const { reconstruction, kl } = negativeElbo(batch, 1);
    expect(kl).toBeCloseTo(0.5, 12);
    expect(reconstruction).toBeCloseTo(Math.log(2 * Math.PI) + 0.5, 12);
  });
});
