import { type AdamState, adamStep } from "../../nn/optimisers/adam";
import { clipByGlobalNorm } from "../../nn/optimisers/clipByGlobalNorm";
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
export function updatePart<Name extends keyof DreamerParams>(
  { epsilon, form, maxNorm, weightDecay, ...rates }: OptimiserConfig,
  name: Name,
  { params, optimiser: state }: Part<DreamerParams[Name]>,
  gradients: DreamerParams[Name],
): { next: Part<DreamerParams[Name]>; norm: tf.Scalar } {
  const clipped = clipByGlobalNorm<DreamerParams[Name]>(gradients, maxNorm);
  const options = { beta1, beta2, epsilon, form, weightDecay, learningRate: rates[`${name}Rate`] };
  const next = adamStep<DreamerParams[Name]>({ ...options, params, state, gradients: clipped.gradients });
  disposeTree(gradients, clipped.gradients);
  return { next: { params: next.params, optimiser: next.state }, norm: clipped.norm };
}

/** One part of a state. */
export function partOf<Name extends keyof DreamerParams>(
  { params, optimisers }: DreamerState,
  name: Name,
): Part<DreamerParams[Name]> {
  return { params: params[name], optimiser: optimisers[name] };
}

/** The state with these parts. */
export function stateWith({
  model,
  actor,
  critic,
}: {
  readonly [Name in keyof DreamerParams]: Part<DreamerParams[Name]>;
}): DreamerState {
  return {
    params: { model: model.params, actor: actor.params, critic: critic.params },
    optimisers: { model: model.optimiser, actor: actor.optimiser, critic: critic.optimiser },
  };
}

/** The state after an update of each part, and how long the gradients were before they were clipped. @param gradients are freed */
export function updateParts(config: OptimiserConfig, state: DreamerState, gradients: DreamerParams) {
  const model = updatePart(config, "model", partOf(state, "model"), gradients.model);
  const actor = updatePart(config, "actor", partOf(state, "actor"), gradients.actor);
  const critic = updatePart(config, "critic", partOf(state, "critic"), gradients.critic);
  return {
    state: stateWith({ model: model.next, actor: actor.next, critic: critic.next }),
    norms: { modelNorm: model.norm, actorNorm: actor.norm, criticNorm: critic.norm },
  };
}
