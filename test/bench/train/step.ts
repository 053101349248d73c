import { type AdamState, adamStep } from "lib/nn/adam";
import { clipByGlobalNorm } from "lib/nn/clipByGlobalNorm";
import { klNormal, unitNormalLogProb } from "lib/nn/normal";
import { mlp, type MlpParams } from "lib/nn/mlp";
import { stopGradient } from "lib/nn/stopGradient";
import { disposeTree, leavesOf, type TensorTree, valueAndGradients } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import {
  act,
  type AgentParams,
  decode,
  encode,
  featureOf,
  imgStep,
  type Latent,
  type ModelParams,
  obsStep,
  prior,
} from "./model";
import { type TrainSize } from "./trainSize";

/** What a training step changes. */
export type TrainState = {
  readonly parameters: AgentParams;
  readonly optimisers: { readonly [Part in keyof AgentParams]: AdamState<AgentParams[Part]> };
};

/** A batch of sequences, time first: image [T · B, h, w, 3], action that led to it [T, B, A], reward [T, B]. */
export type Batch = {
  readonly image: tf.Tensor4D;
  readonly action: tf.Tensor3D;
  readonly reward: tf.Tensor2D;
};

/** Standard normals: posterior [T, B, Z]; of imagination from N = T · B starts prior [H, N, Z] and action [H, N, A]. */
export type Noise = {
  readonly posterior: tf.Tensor3D;
  readonly prior: tf.Tensor3D;
  readonly action: tf.Tensor3D;
};

/** Losses, each a scalar: of the model (image, reward and capped kl together), of the actor and of the value. */
export type Metrics = {
  readonly [name in "model" | "image" | "reward" | "kl" | "actor" | "value"]: tf.Scalar;
};

const freeNats = 3;
const discount = 0.99;
const lambda = 0.95;
const maxNorm = 100;
const learningRates = { model: 6e-4, actor: 8e-5, value: 8e-5 } as const;
const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, form: "pytorch" } as const;

/** deter, stoch and the posterior's mean and std, each [T, B, ·], of whole sequences. */
function observe(params: ModelParams["rssm"], embed: tf.Tensor3D, batch: Batch, noise: tf.Tensor3D) {
  const [deterSize] = params.cell.recurrentKernel.shape;
  const [, batchSize, stochSize] = noise.shape;
  const [embeds, actions, noises] = [embed, batch.action, noise].map((x) => tf.unstack(x) as tf.Tensor2D[]);
  const start: Latent = { deter: tf.zeros([batchSize, deterSize]), stoch: tf.zeros([batchSize, stochSize]) };
  const steps: ReturnType<typeof obsStep>[] = [];
  for (let t = 0; t < embeds.length; t++)
    steps.push(obsStep(params, steps[t - 1] ?? start, actions[t], embeds[t], noises[t]));
  return {
    deter: tf.stack(steps.map(({ deter }) => deter)),
    stoch: tf.stack(steps.map(({ stoch }) => stoch)),
    mean: tf.stack(steps.map(({ posterior }) => posterior.mean)),
    std: tf.stack(steps.map(({ posterior }) => posterior.std)),
  };
}

/** The world model's losses on a batch and the latents [T · B, ·] that it passes through. */
function modelLosses(params: ModelParams, size: TrainSize, batch: Batch, noise: tf.Tensor3D) {
  const [length, batchSize] = batch.reward.shape;
  const embed = tf.reshape(encode(params.encoder, size, batch.image), [length, batchSize, -1]) as tf.Tensor3D;
  const { deter, stoch, mean, std } = observe(params.rssm, embed, batch, noise);
  const latent = {
    deter: tf.reshape(deter, [length * batchSize, -1]) as tf.Tensor2D,
    stoch: tf.reshape(stoch, [length * batchSize, -1]) as tf.Tensor2D,
  };
  const feature = featureOf(latent);
  const rewardMean = tf.reshape(mlp(params.reward, feature, tf.elu), [length, batchSize]);
  const image = tf.neg(tf.mean(unitNormalLogProb(decode(params.decoder, size, feature), batch.image, 3)));
  const reward = tf.neg(tf.mean(unitNormalLogProb(rewardMean, batch.reward, 0)));
  const kl = tf.mean(klNormal({ mean, std }, prior(params.rssm, deter)));
  const loss = tf.add(tf.add(image, reward), tf.maximum(kl, freeNats)) as tf.Scalar;
  return { loss, latent, image: image as tf.Scalar, reward: reward as tf.Scalar, kl: kl as tf.Scalar };
}

/** Features [H, N, F] of the latents that the policy reaches; the starts are left out. */
function imagine(model: ModelParams, actor: MlpParams, start: Latent, noise: Noise): tf.Tensor3D {
  const [actionNoise, priorNoise] = [noise.action, noise.prior].map((x) => tf.unstack(x) as tf.Tensor2D[]);
  const features: tf.Tensor2D[] = [];
  let latent = start;
  let feature = featureOf(start);
  for (let h = 0; h < priorNoise.length; h++) {
    latent = imgStep(model.rssm, latent, act(actor, stopGradient(feature), actionNoise[h]), priorNoise[h]);
    feature = featureOf(latent);
    features.push(feature);
  }
  return tf.stack(features) as tf.Tensor3D;
}

/** R_t = r_t + γ ((1 − λ) v_{t+1} + λ R_{t+1}), R_{H−1} = v_{H−1}: [H − 1, N] from reward and value [H, N]. */
function lambdaReturn(reward: tf.Tensor2D, value: tf.Tensor2D): tf.Tensor2D {
  const rewards = tf.unstack(reward);
  const next = tf.unstack(tf.mul(value, discount * (1 - lambda)));
  let target = tf.unstack(value)[value.shape[0] - 1];
  const returns: tf.Tensor[] = [];
  for (let t = rewards.length - 2; t >= 0; t--) {
    target = tf.add(tf.add(rewards[t], next[t + 1]), tf.mul(target, discount * lambda));
    returns.unshift(target);
  }
  return tf.stack(returns) as tf.Tensor2D;
}

/** The output of a head with one output, [H, N], at features [H, N, F]. */
function predict(params: MlpParams, feature: tf.Tensor3D): tf.Tensor2D {
  const [horizon, starts] = feature.shape;
  return tf.reshape(mlp(params, feature, tf.elu), [horizon, starts]);
}

/** The weights γ^t of the imagined times, [H − 1, 1]. */
function weights(horizon: number): tf.Tensor2D {
  return tf.tensor2d(
    Array.from({ length: horizon - 1 }, (_, t) => discount ** t),
    [horizon - 1, 1],
  );
}

/** The actor's loss, and what the value's loss needs of it. */
function actorLoss(parameters: AgentParams, actor: MlpParams, start: Latent, noise: Noise) {
  const feature = imagine(parameters.model, actor, start, noise);
  const returns = lambdaReturn(predict(parameters.model.reward, feature), predict(parameters.value, feature));
  const loss = tf.neg(tf.mean(tf.mul(returns, weights(feature.shape[0])))) as tf.Scalar;
  return { loss, feature, returns };
}

/** The value's loss: of its predictions of the returns [H − 1, N] at the features [H, N, F]. */
function valueLoss(value: MlpParams, feature: tf.Tensor3D, returns: tf.Tensor2D): tf.Scalar {
  const [horizon] = feature.shape;
  const [mean] = tf.split(predict(value, feature), [horizon - 1, 1]);
  const logProb = unitNormalLogProb(mean, returns, 0);
  return tf.neg(tf.mean(tf.mul(logProb, weights(horizon)))) as tf.Scalar;
}

/** The gradients of a loss by a record, and what else the loss's function returned, which the caller disposes of. */
function gradientsWith<T extends TensorTree, Rest extends { readonly loss: tf.Scalar }>(
  f: (tree: T) => Rest,
  tree: T,
): { rest: Rest; gradients: T } {
  let rest: Rest | undefined;
  const { gradients } = valueAndGradients((leaves: T) => {
    rest = f(leaves);
    leavesOf(rest as TensorTree).forEach((leaf) => tf.keep(leaf));
    return rest.loss;
  }, tree);
  return { rest: rest!, gradients };
}

/**
 * One training step of Dreamer V1 on networks of a size: the losses of world model, actor and value, and a clipped update of
 * Adam for each, all from the parameters before the step.
 * @see Dream to Control, arXiv 1912.01603, algorithm 1
 */
export function trainingStep(
  size: TrainSize,
): (state: TrainState, batch: Batch, noise: Noise) => { state: TrainState; metrics: Metrics } {
  return (state, batch, noise) => {
    const { parameters } = state;
    const model = gradientsWith((p) => modelLosses(p, size, batch, noise.posterior), parameters.model);
    const actor = gradientsWith((p) => actorLoss(parameters, p, model.rest.latent, noise), parameters.actor);
    const { feature, returns } = actor.rest;
    const value = gradientsWith((p) => ({ loss: valueLoss(p, feature, returns) }), parameters.value);
    const { loss, latent, ...losses } = model.rest;
    disposeTree(latent, feature, returns);
    const gradients = { model: model.gradients, actor: actor.gradients, value: value.gradients };
    const metrics = { model: loss, ...losses, actor: actor.rest.loss, value: value.rest.loss };
    const updated = updateAll(state, gradients);
    disposeTree(gradients);
    return { state: updated, metrics };
  };
}

/** The state after a clipped update of each part. */
function updateAll(state: TrainState, gradients: AgentParams): TrainState {
  const update = <Part extends keyof AgentParams>(part: Part) => {
    const clipped = clipByGlobalNorm<AgentParams[Part]>(gradients[part], maxNorm);
    const options = { ...adam, learningRate: learningRates[part] };
    const args = { params: state.parameters[part], state: state.optimisers[part], ...options };
    const next = adamStep<AgentParams[Part]>({ ...args, gradients: clipped.gradients });
    disposeTree(clipped.gradients, clipped.norm);
    return next;
  };
  const [model, actor, value] = [update("model"), update("actor"), update("value")];
  return {
    parameters: { model: model.params, actor: actor.params, value: value.params },
    optimisers: { model: model.state, actor: actor.state, value: value.state },
  };
}
