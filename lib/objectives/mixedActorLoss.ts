import * as tf from "../tensor/tf";
import { type ActorLossInputs, pathwiseActorLoss, reinforceActorLoss } from "./actorLoss";

/**
 * −E[w (ρ log π(a) · sg(R − v) + (1 − ρ) R + η H)]: REINFORCE, which is unbiased and noisy, mixed with the gradient through the model, which
 * is neither.
 * @param entropyScale η
 * @param reinforceShare ρ, 0 to 1: 1 for Atari, 0 for continuous control
 * @throws RangeError if a shape differs, or ρ is no share
 * @see Hafner et al. 2021, arXiv 2010.02193, equation 6
 */
export function mixedActorLoss(
  inputs: ActorLossInputs,
  entropyScale: number,
  reinforceShare: number,
): tf.Scalar {
  if (!(reinforceShare >= 0 && reinforceShare <= 1))
    throw new RangeError(`mixedActorLoss: reinforceShare must be between 0 and 1, got ${reinforceShare}`);
  if (reinforceShare === 1) return reinforceActorLoss(inputs, entropyScale);
  if (reinforceShare === 0) return pathwiseActorLoss(inputs, entropyScale);
  return tf.tidy(() => {
    const sampled = tf.mul(reinforceActorLoss(inputs, entropyScale), reinforceShare);
    const through = tf.mul(pathwiseActorLoss(inputs, entropyScale), 1 - reinforceShare);
    return tf.add(sampled, through) as tf.Scalar;
  });
}
