import {
  latentsOf,
  type WorldModelBatch,
  type WorldModelOutput,
  type WorldModelParams,
} from "../../models/world/worldModel";
import { predict } from "../../models/world/head";
import { imagine } from "../../models/world/imagine";
import { type AdamState, adamStep } from "../../nn/adam";
import { clipByGlobalNorm } from "../../nn/clipByGlobalNorm";
import { type MlpParams } from "../../nn/mlp";
import { type ActorLoss, pathwiseActorLoss, reinforceActorLoss } from "../../objectives/actorLoss";
import { type CriticLoss, criticLoss, type CriticLossInputs } from "../../objectives/criticLoss";
import { lambdaReturn } from "../../objectives/lambdaReturn";
import { reachWeights } from "../../objectives/reachWeights";
import { gradientsWith } from "../../tensor/gradientsWith";
import { disposeTree, type TensorTree } from "../../tensor/records";
import * as tf from "../../tensor/tf";
import { columns, dream, type Starts } from "./behaviour";
import { type DreamerV1Config } from "./config";
import {
  type DreamerV1Metrics,
  type DreamerV1Noise,
  type DreamerV1Params,
  type DreamerV1State,
  startTimesOf,
} from "./state";
import { type ModelEquations, worldModelLoss } from "./worldModelLoss";

/** The equations of the agent that can be replaced: by a student's, or to see what a mistake does. */
export type DreamerV1Equations = Partial<ModelEquations> & {
  readonly worldModelLoss: typeof worldModelLoss;
  readonly dream: typeof dream;
  readonly imagine: typeof imagine;
  readonly lambdaReturn: typeof lambdaReturn;
  readonly actorLoss: ActorLoss;
  readonly criticLoss: CriticLoss;
};

/** A training step: from a state, a batch and noise to the next state and what was measured. */
export type DreamerV1Step = (
  state: DreamerV1State,
  batch: WorldModelBatch,
  noise: DreamerV1Noise,
) => { state: DreamerV1State; metrics: DreamerV1Metrics };

/**
 * The two ways to the actor's gradient, and the first state whose return counts. The paper leaves the start out, which no imagined action
 * has led to; REINFORCE needs it, as what the first action is judged against.
 */
const actorGradients = {
  pathwise: { loss: pathwiseActorLoss, first: 1 },
  reinforce: { loss: reinforceActorLoss, first: 0 },
} as const;

/** The latents of the last times of each sequence, as constants. */
function startsOf(output: WorldModelOutput, batch: WorldModelBatch, times: number): Starts {
  const last = <T extends tf.Tensor>(x: T): T => columns(x, x.shape[1]! - times, times);
  const { deter, stoch } = output.latents;
  const latent = latentsOf({ deter: last(deter), stoch: last(stoch) });
  const continues = tf.reshape(tf.sub(1, last(batch.isTerminal)), [-1]) as tf.Tensor1D;
  return { ...latent, continues };
}

/**
 * Dreamer V1's training step, in the order of the lecture. Each part is updated by its own loss, all from the weights before the step.
 * @param equations what is not given is the paper's
 * @see Hafner et al. 2020, arXiv 1912.01603, algorithm 1
 */
export function dreamerV1(
  config: DreamerV1Config,
  equations: Partial<DreamerV1Equations> = {},
): DreamerV1Step {
  const { behaviour } = config;
  const { loss: ownActorLoss, first } = actorGradients[behaviour.gradient];
  const own = {
    worldModelLoss,
    dream,
    imagine,
    lambdaReturn,
    actorLoss: ownActorLoss,
    criticLoss,
    ...equations,
  };

  /** How does Dreamer fit a model? It explains what it saw. */
  const fitModel = (params: DreamerV1Params, batch: WorldModelBatch, noise: DreamerV1Noise) =>
    gradientsWith((model) => {
      const { losses, output } = own.worldModelLoss(model, config, batch, noise.posterior, own);
      return { ...losses, starts: startsOf(output, batch, startTimesOf(config)) };
    }, params.model);

  /** How does Dreamer plan? Imagine ahead, predict rewards, predict values, and make the actor's returns larger. */
  const improveActor = (params: DreamerV1Params, starts: Starts, noise: DreamerV1Noise) =>
    gradientsWith((actor) => {
      const dreamt = own.dream(params, actor, config, starts, noise, own.imagine);
      const judged = <T extends tf.Tensor>(x: T): T => columns(x, first, x.shape[1]! - first);
      const [reward, value, discount] = [dreamt.reward, dreamt.value, dreamt.discount].map(judged);
      const returns = own.lambdaReturn({ reward, value, discount }, behaviour.lambda); // [N, K]
      const weight = reachWeights(starts.continues, discount); // [N, K]
      const [logProb, entropy] = [dreamt.logProb, dreamt.entropy].map(judged);
      const inputs = { returns, value: columns(value, 0, returns.shape[1]), logProb, entropy, weight };
      const total = tf.maximum(tf.sum(weight), 1e-6); // 0 where every start is its episode's end
      const imaginedReturn = tf.div(tf.sum(tf.mul(weight, returns)), total) as tf.Scalar;
      return {
        loss: own.actorLoss(inputs, behaviour.entropyScale),
        feature: columns(dreamt.feature, first, returns.shape[1]),
        returns,
        weight,
        entropy: tf.mean(entropy) as tf.Scalar,
        imaginedReturn,
      };
    }, params.actor);

  /** The critic learns to predict these returns. @param feature [N, K, F] */
  const fitCritic = (
    params: DreamerV1Params,
    feature: tf.Tensor3D,
    target: Omit<CriticLossInputs, "value">,
  ) =>
    gradientsWith((critic: MlpParams) => {
      const value = predict(critic, feature) as tf.Tensor2D; // [N, K]
      return { loss: own.criticLoss({ value, ...target }) };
    }, params.critic);

  return (state, batch, noise) => {
    const model = fitModel(state.params, batch, noise);
    const { starts, loss: modelLoss, ...losses } = model.rest;
    const actor = improveActor(state.params, starts, noise);
    const { feature, returns, weight, loss: actorLoss, ...measured } = actor.rest;
    const critic = fitCritic(state.params, feature, { returns, weight });
    disposeTree(starts, feature, returns, weight);
    const gradients = { model: model.gradients, actor: actor.gradients, critic: critic.gradients };
    const { next, norms } = updateAll(config, state, gradients);
    const metrics = { modelLoss, ...losses, actorLoss, ...measured, criticLoss: critic.rest.loss, ...norms };
    return { state: next, metrics };
  };
}

/** A step that fits the model alone, before the agent acts. */
export function dreamerV1ModelStep(
  config: DreamerV1Config,
  { worldModelLoss: lossOf = worldModelLoss, ...equations }: Partial<DreamerV1Equations> = {},
) {
  return (part: Part<WorldModelParams>, batch: WorldModelBatch, noise: DreamerV1Noise["posterior"]) => {
    const { rest, gradients } = gradientsWith(
      (model) => lossOf(model, config, batch, noise, equations).losses,
      part.params,
    );
    const { loss: modelLoss, ...losses } = rest;
    const { next, norm: modelNorm } = updatePart(config, config.optimiser.modelRate, part, gradients);
    return { part: next, metrics: { modelLoss, ...losses, modelNorm } };
  };
}

/** Weights of one of the three parts, and their optimiser. */
type Part<Params extends TensorTree> = { readonly params: Params; readonly optimiser: AdamState<Params> };

const [beta1, beta2] = [0.9, 0.999];

/** A clipped update of one part, and how long the gradient was before. @param gradients are freed */
function updatePart<Params extends TensorTree>(
  { optimiser: { epsilon, form, maxNorm } }: DreamerV1Config,
  learningRate: number,
  { params, optimiser: state }: Part<Params>,
  gradients: Params,
): { next: Part<Params>; norm: tf.Scalar } {
  const clipped = clipByGlobalNorm<Params>(gradients, maxNorm);
  const options = { beta1, beta2, epsilon, form, learningRate, gradients: clipped.gradients };
  const next = adamStep<Params>({ ...options, params, state });
  disposeTree(gradients, clipped.gradients);
  return { next: { params: next.params, optimiser: next.state }, norm: clipped.norm };
}

/** The state after an update of each part, and how long the gradients were before they were clipped. */
function updateAll(
  config: DreamerV1Config,
  { params, optimisers }: DreamerV1State,
  gradients: DreamerV1Params,
) {
  const { modelRate, actorRate, criticRate } = config.optimiser;
  const part = <Name extends keyof DreamerV1Params>(name: Name) => ({
    params: params[name],
    optimiser: optimisers[name],
  });
  const model = updatePart(config, modelRate, part("model"), gradients.model);
  const actor = updatePart(config, actorRate, part("actor"), gradients.actor);
  const critic = updatePart(config, criticRate, part("critic"), gradients.critic);
  return {
    next: {
      params: { model: model.next.params, actor: actor.next.params, critic: critic.next.params },
      optimisers: { model: model.next.optimiser, actor: actor.next.optimiser, critic: critic.next.optimiser },
    },
    norms: { modelNorm: model.norm, actorNorm: actor.norm, criticNorm: critic.norm },
  };
}
