import { type AdamState, adamStep } from "../../nn/adam";
import { clipByGlobalNorm } from "../../nn/clipByGlobalNorm";
import { disposeTree, type TensorTree } from "../../tensor/records";
import type * as tf from "../../tensor/tf";
import { type OptimiserConfig } from "./config";
import { type DreamerParams, type DreamerState } from "./state";

/** Weights of one of the three parts, and their optimiser. */
export type Part<Params extends TensorTree> = {
  readonly params: Params;
  readonly optimiser: AdamState<Params>;
};

const [beta1, beta2] = [0.9, 0.999];

/** A clipped update of one part, and how long the gradient was before. @param gradients are freed */
export function updatePart<Params extends TensorTree>(
  { epsilon, form, maxNorm, weightDecay }: OptimiserConfig,
  learningRate: number,
  { params, optimiser: state }: Part<Params>,
  gradients: Params,
): { next: Part<Params>; norm: tf.Scalar } {
  const clipped = clipByGlobalNorm<Params>(gradients, maxNorm);
  const options = { beta1, beta2, epsilon, form, weightDecay, learningRate, gradients: clipped.gradients };
  const next = adamStep<Params>({ ...options, params, state });
  disposeTree(gradients, clipped.gradients);
  return { next: { params: next.params, optimiser: next.state }, norm: clipped.norm };
}

/** The state after an update of each part, and how long the gradients were before they were clipped. @param gradients are freed */
export function updateAll(
  config: OptimiserConfig,
  { params, optimisers }: DreamerState,
  gradients: DreamerParams,
) {
  const part = <Name extends keyof DreamerParams>(name: Name) => ({
    params: params[name],
    optimiser: optimisers[name],
  });
  const model = updatePart(config, config.modelRate, part("model"), gradients.model);
  const actor = updatePart(config, config.actorRate, part("actor"), gradients.actor);
  const critic = updatePart(config, config.criticRate, part("critic"), gradients.critic);
  return {
    next: {
      params: { model: model.next.params, actor: actor.next.params, critic: critic.next.params },
      optimisers: { model: model.next.optimiser, actor: actor.next.optimiser, critic: critic.next.optimiser },
    },
    norms: { modelNorm: model.norm, actorNorm: actor.norm, criticNorm: critic.norm },
  };
}
