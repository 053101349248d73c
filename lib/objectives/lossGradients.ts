import { assertShape } from "../core/shape";
import * as tf from "../tensor/tf";
import { type ActorLoss, type ActorLossInputs } from "./actorLoss";
import { type CriticLoss } from "./criticLoss";

/** What a loss would change, by the name of what it was given; zeros where that is a constant to it. */
export type LossGradients = { readonly [Input in keyof ActorLossInputs]: tf.Tensor2D };

/** The losses of actor and critic. */
export interface BehaviourLosses {
  readonly actorLoss: ActorLoss;
  readonly criticLoss: CriticLoss;
}

const names = ["returns", "value", "logProb", "entropy", "weight"] as const;

/** The gradients of a loss by each of its inputs. */
function gradientsBy(loss: (inputs: ActorLossInputs) => tf.Scalar, inputs: ActorLossInputs): LossGradients {
  const compute = (...given: tf.Tensor[]) => {
    const named = Object.fromEntries(names.map((name, i) => [name, given[i]]));
    // TensorFlow.js refuses the gradient by what a result does not depend on; so it depends on all, by nothing.
    const nothing = tf.mul(tf.sum(tf.addN(given)), 0);
    return tf.add(loss(named as unknown as ActorLossInputs), nothing) as tf.Scalar;
  };
  const gradients = tf.grads(compute)(names.map((name) => inputs[name]));
  return Object.fromEntries(names.map((name, i) => [name, gradients[i]])) as unknown as LossGradients;
}

/**
 * Who gets a gradient? What the actor's loss and the critic's loss would change, each by each of what they are given, [N, K].
 * @param entropyScale η
 * @throws RangeError if a shape differs
 * @see exercise 4.7
 */
export function lossGradients(
  { actorLoss, criticLoss }: BehaviourLosses,
  inputs: ActorLossInputs,
  entropyScale: number,
): { actor: LossGradients; critic: LossGradients } {
  for (const name of names) assertShape(`lossGradients: ${name}`, inputs[name], inputs.returns.shape);
  return {
    actor: gradientsBy((given) => actorLoss(given, entropyScale), inputs),
    critic: gradientsBy(({ value, returns, weight }) => criticLoss({ value, returns, weight }), inputs),
  };
}
