import { assertShape } from "../core/shape";
import * as tf from "../tensor/tf";
import { klOneHot, oneHotOfLargest } from "./oneHot";
import { stopGradient, withoutGradient } from "./stopGradient";

/**
 * KL(p ‖ q) = Σ_g Σ_k p_gk (log p_gk − log q_gk) of states of G independent categorical variables with K classes each.
 * @param p,q log-probabilities [..., G, K], from `oneHotLogits`
 * @returns nats, [...]; exactly 0 where p equals q
 * @throws RangeError if the shapes differ
 * @see Hafner et al. 2021, arXiv 2010.02193, equation 4; exercise 5.3
 */
export function klCategorical(p: tf.Tensor, q: tf.Tensor): tf.Tensor {
  // BEGIN SOLUTION 05.3
  assertShape("klCategorical: q", q, p.shape);
  return tf.tidy(() => tf.sum(klOneHot(p, q), -1));
  // END SOLUTION
}

/**
 * A draw as a one-hot vector that passes gradients on as if it were the probabilities: h + p − sg(p), where h is 1 at the first of K
 * exponential clocks to ring, the greatest p_k / −log(noise_k).
 * @param logProbs [..., K], from `oneHotLogits`
 * @param noise [..., K], uniform on the open interval (0, 1): `rng.fillOpenUniform`
 * @returns exactly one-hot, [..., K]
 * @throws RangeError if the shapes differ
 * @see Hafner et al. 2021, arXiv 2010.02193, algorithm 1; exercise 5.4
 */
export function sampleOneHotSt<T extends tf.Tensor>(logProbs: T, noise: tf.Tensor): T {
  // BEGIN SOLUTION 05.4
  assertShape("sampleOneHotSt: noise", noise, logProbs.shape);
  return tf.tidy(() => {
    const probs = tf.exp(logProbs);
    const draw = withoutGradient(() => oneHotOfLargest(tf.div(probs, tf.neg(tf.log(noise)))));
    return tf.add(draw, tf.sub(probs, stopGradient(probs))) as T;
  });
  // END SOLUTION
}
