import { klCategorical } from "../nn/categorical";
import { stopGradient } from "../nn/stopGradient";
import { mapLeaves, type TensorTree } from "../tensor/records";
import * as tf from "../tensor/tf";

/** A divergence KL(p ‖ q) of beliefs, unreduced: nats, [...]. */
export type Divergence<Belief extends TensorTree> = (p: Belief, q: Belief) => tf.Tensor;

/** KL balancing for categorical beliefs, log-probabilities [..., G, K]. */
export function klBalance(posterior: tf.Tensor, prior: tf.Tensor, balance: number): tf.Tensor;
/** KL balancing for beliefs of any family: its divergence is given. */
export function klBalance<Belief extends TensorTree>(
  posterior: Belief,
  prior: Belief,
  balance: number,
  kl: Divergence<Belief>,
): tf.Tensor;
/**
 * α KL(sg(posterior) ‖ prior) + (1 − α) KL(posterior ‖ sg(prior)): the value of the divergence, whatever α; the prior learns with the
 * share α of its gradient, and the posterior is drawn to the prior with the rest.
 * @param posterior,prior log-probabilities [..., G, K], or what `kl` takes
 * @param balance α, 0 to 1; 0.8 in the paper
 * @param kl the divergence; of categorical states by default
 * @returns nats, unreduced, [...]
 * @throws RangeError if the shapes differ
 * @see Hafner et al. 2021, arXiv 2010.02193, algorithm 2; exercise 5.3
 */
export function klBalance<Belief extends TensorTree>(
  posterior: Belief,
  prior: Belief,
  balance: number,
  kl: Divergence<Belief> = klCategorical as Divergence<tf.Tensor> as Divergence<Belief>,
): tf.Tensor {
  // BEGIN SOLUTION 05.3
  const constant = (belief: Belief) => mapLeaves(belief, stopGradient);
  return tf.tidy(() => {
    const priorLearns = kl(constant(posterior), prior);
    const posteriorLearns = kl(posterior, constant(prior));
    return tf.add(tf.mul(priorLearns, balance), tf.mul(posteriorLearns, 1 - balance));
  });
  // END SOLUTION
}
