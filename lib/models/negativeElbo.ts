import type { Matrix } from "../core/matrix";
import { mean, sum } from "../core/metrics";

/** A batch that went through a variational autoencoder: pictures x [B, D], the posterior N(mean, std²) of each code [B, k], and what a code drawn
 *  from it was decoded to [B, D]. */
export interface VaeBatch {
  x: Matrix;
  decoded: Matrix;
  mean: Matrix;
  std: Matrix;
}

/** The two terms of −ELBO and their sum, nats a picture. */
export interface ElboTerms {
  /** −log p(x | z) with pixels N(decoded, noise²) */
  reconstruction: number;
  /** KL(N(mean, std²) ‖ N(0, 1)) */
  kl: number;
  loss: number;
}

/** The loss of a variational autoencoder: sums over pixels and over the numbers of a code, means over the batch.
 *  @param noise the standard deviation of a pixel @see Exercise 03.G6; Kingma and Welling 2014, arXiv 1312.6114 */
export function negativeElbo(batch: VaeBatch, noise: number): ElboTerms {
  // BEGIN SOLUTION 03.G6
  const logScale = Math.log(2 * Math.PI * noise ** 2);
  const pixels = batch.x.map((x, n) =>
    sum(x.map((value, i) => ((value - batch.decoded[n][i]) ** 2 / noise ** 2 + logScale) / 2)),
  );
  const divergences = batch.mean.map((m, n) =>
    sum(m.map((mu, i) => (mu ** 2 + batch.std[n][i] ** 2 - 1) / 2 - Math.log(batch.std[n][i]))),
  );
  const [reconstruction, kl] = [mean(pixels), mean(divergences)];
  return { reconstruction, kl, loss: reconstruction + kl };
  // END SOLUTION
}
