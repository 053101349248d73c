import { sum } from "../core/metrics";
import { softmax } from "../nn/discrete/softmax";

/** The logits of what one categorical variable was believed before and after looking, [K] each. */
export interface BeliefLogits {
  readonly posterior: readonly number[];
  readonly prior: readonly number[];
}

/**
 * One step of gradient descent on α KL(sg(q) ‖ p) + (1 − α) KL(q ‖ sg(p)) by the logits of the posterior q and the prior p:
 * the prior moves by −rate α (p − q), the posterior by −rate (1 − α) q (log q/p − KL).
 * @param balance α, 0 to 1 @param rate the learning rate
 * @throws RangeError if the lengths differ
 * @see exercise 5.7
 */
export function balanceStep({ posterior, prior }: BeliefLogits, balance: number, rate: number): BeliefLogits {
  // BEGIN SOLUTION 05.7
  if (posterior.length !== prior.length)
    throw new RangeError(
      `balanceStep: prior must have the posterior's ${posterior.length} classes, got ${prior.length}`,
    );
  const [q, p] = [softmax(posterior), softmax(prior)];
  const logRatio = q.map((x, k) => Math.log(x / p[k]));
  const kl = sum(q.map((x, k) => x * logRatio[k]));
  return {
    posterior: posterior.map((x, k) => x - rate * (1 - balance) * q[k] * (logRatio[k] - kl)),
    prior: prior.map((x, k) => x - rate * balance * (p[k] - q[k])),
  };
  // END SOLUTION
}
