import { assertShape } from "../core/shape";
import { stopGradient } from "../nn/stopGradient";
import * as tf from "../tensor/tf";

/** What an actor is judged by. Column t is about the action chosen at state t of imagined trajectories; all are [N, K]. */
export type ActorLossInputs = {
  /** R_t, what comes at and after state t. */
  readonly returns: tf.Tensor2D;
  /** v_t, what the critic expected. */
  readonly value: tf.Tensor2D;
  /** log π of the action, which itself is a constant. */
  readonly logProb: tf.Tensor2D;
  /** Of the policy where the action was chosen, nats. */
  readonly entropy: tf.Tensor2D;
  /** How much the state counts (`reachWeights`). */
  readonly weight: tf.Tensor2D;
};

/** Maps what was imagined to the scalar that the actor descends. @param entropyScale η */
export type ActorLoss = (inputs: ActorLossInputs, entropyScale: number) => tf.Scalar;

function assertShapes(name: string, inputs: ActorLossInputs): void {
  for (const key of ["value", "logProb", "entropy", "weight"] as const)
    assertShape(`${name}: ${key}`, inputs[key], inputs.returns.shape);
}

/**
 * −E[w (R + η H)] with the gradient THROUGH the returns: the chain rule goes through values, rewards and the model's dynamics into the
 * actions that led there. Low variance; the model must be differentiable, and good.
 * @throws RangeError if a shape differs
 * @see Hafner et al. 2020, arXiv 1912.01603, equation 7
 */
export const pathwiseActorLoss: ActorLoss = (inputs, entropyScale) => {
  assertShapes("pathwiseActorLoss", inputs);
  return tf.tidy(() => {
    const gain =
      entropyScale === 0 ? inputs.returns : tf.add(inputs.returns, tf.mul(inputs.entropy, entropyScale));
    return tf.neg(tf.mean(tf.mul(inputs.weight, gain))) as tf.Scalar;
  });
};

/**
 * −E[w (log π(a) · sg(R − v) + η H)], REINFORCE: actions that did better than expected become likelier. Needs no gradient of the model,
 * and serves for discrete actions.
 * @throws RangeError if a shape differs
 * @see Williams 1992; Hafner et al. 2021, arXiv 2010.02193, equation 6 with ρ = 1; exercise 4.7
 */
export const reinforceActorLoss: ActorLoss = (inputs, entropyScale) => {
  // BEGIN SOLUTION 04.7
  assertShapes("reinforceActorLoss", inputs);
  return tf.tidy(() => {
    const advantage = stopGradient(tf.sub(inputs.returns, inputs.value));
    const gain = tf.add(tf.mul(inputs.logProb, advantage), tf.mul(inputs.entropy, entropyScale));
    return tf.neg(tf.mean(tf.mul(inputs.weight, gain))) as tf.Scalar;
  });
  // END SOLUTION
};
