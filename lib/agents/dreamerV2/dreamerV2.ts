import { imagine } from "../../models/world/imagine";
import { type BeliefOf, type LatentConfig, latentKind } from "../../models/world/latents";
import { observeBy } from "../../models/world/observeLoop";
import { type WorldModelBatch } from "../../models/world/worldModel";
import { type MlpParams } from "../../nn/mlp";
import { oneHotSample } from "../../nn/oneHot";
import { slowCopy } from "../../nn/optimisers/slowCopy";
import { type CriticLoss, criticLoss } from "../../objectives/criticLoss";
import { klBalance } from "../../objectives/klBalance";
import { lambdaReturn } from "../../objectives/lambdaReturn";
import { mixedActorLoss } from "../../objectives/mixedActorLoss";
import { meanReached, reachWeights } from "../../objectives/reachWeights";
import { gradientsWith } from "../../tensor/gradientsWith";
import { disposeTree } from "../../tensor/records";
import * as tf from "../../tensor/tf";
import { type DreamerStep } from "../dreamer/agent";
import { predictedDiscount } from "../dreamer/discount";
import { dream } from "../dreamer/dream";
import { fitCritic } from "../dreamer/fitCritic";
import { modelStep } from "../dreamer/modelStep";
import { columns, type Starts, startsOf } from "../dreamer/starts";
import { type DreamerNoise, type DreamerParams, startTimesOf } from "../dreamer/state";
import { partOf, stateWith, updatePart } from "../dreamer/update";
import { type DreamerV2Config } from "./config";
import { type DreamerV2State } from "./state";
import { type KlBalance, worldModelLoss } from "./worldModelLoss";

/** The equations of the agent that can be replaced: by a student's, or to see what a mistake does. */
export type DreamerV2Equations = KlBalance & {
  /** A draw of categories with the gradient of their probabilities. */
  readonly sample: typeof oneHotSample;
  readonly lambdaReturn: typeof lambdaReturn;
  readonly actorLoss: typeof mixedActorLoss;
  readonly criticLoss: CriticLoss;
  readonly reachWeights: typeof reachWeights;
  readonly slowCopy: typeof slowCopy;
};

/** The agent's own equations with some replaced; latents are drawn as they say. */
function equationsOf<L extends LatentConfig>(
  config: DreamerV2Config<L>,
  equations: Partial<DreamerV2Equations>,
) {
  const sample = equations.sample ?? oneHotSample;
  const latents = latentKind(config.world.rssm.latent, sample);
  const observe = observeBy(latents);
  const imagineBy: typeof imagine<BeliefOf<L>> = (rssm, policy, start, noise) =>
    imagine(rssm, policy, start, noise, latents);
  const own = { klBalance, lambdaReturn, actorLoss: mixedActorLoss, criticLoss, reachWeights, slowCopy };
  return { ...own, ...equations, observe, imagine: imagineBy, discountAlong: predictedDiscount };
}

/**
 * Dreamer V2's training step, in the order of the lecture. Actor and critic learn in the model after its update.
 * @param equations what is not given is the paper's
 * @see Hafner et al. 2021, arXiv 2010.02193
 */
export function dreamerV2<L extends LatentConfig>(
  config: DreamerV2Config<L>,
  equations: Partial<DreamerV2Equations> = {},
): DreamerStep<DreamerV2State> {
  const { behaviour, optimiser } = config;
  const own = equationsOf(config, equations);

  /** How does Dreamer fit a model? It explains what it saw. */
  const fitModel = (params: DreamerParams, batch: WorldModelBatch, noise: DreamerNoise) =>
    gradientsWith((model) => {
      const { losses, output } = worldModelLoss(model, config, batch, noise.posterior, own);
      return { ...losses, starts: startsOf(output, batch, startTimesOf(config)) };
    }, params.model);

  /** How does Dreamer plan? Imagine ahead, predict rewards, predict values by the critic's slow copy, and make the actor's returns larger. */
  const improveActor = (params: DreamerParams, slowCritic: MlpParams, starts: Starts, noise: DreamerNoise) =>
    gradientsWith((actor) => {
      const dreamt = dream({ model: params.model, critic: slowCritic }, actor, config, starts, noise, own);
      const returns = own.lambdaReturn(dreamt, behaviour.lambda); // [N, H]
      const weight = own.reachWeights(tf.onesLike(starts.continues), dreamt.discount); // [N, H]
      // The action at a state is judged by the return of the next one: that of the start is due to no imagined action.
      const chosen = <T extends tf.Tensor>(x: T): T => columns(x, 0, returns.shape[1] - 1); // [N, H − 1]
      const [value, logProb, entropy] = [dreamt.value, dreamt.logProb, dreamt.entropy].map(chosen);
      const judged = { returns: columns(returns, 1, returns.shape[1] - 1), weight: chosen(weight) };
      const inputs = { ...judged, value, logProb, entropy };
      return {
        loss: own.actorLoss(inputs, behaviour.entropyScale, behaviour.reinforceShare),
        feature: columns(dreamt.feature, 0, returns.shape[1]),
        returns,
        weight,
        entropy: tf.mean(entropy) as tf.Scalar,
        imaginedReturn: meanReached(weight, returns),
      };
    }, params.actor);

  return (state, batch, noise) => {
    const model = fitModel(state.params, batch, noise);
    const { starts, loss: modelLoss, ...losses } = model.rest;
    const fitted = updatePart(optimiser, "model", partOf(state, "model"), model.gradients);
    const params = { ...state.params, model: fitted.next.params };
    const actor = improveActor(params, state.slowCritic, starts, noise);
    const { feature, returns, weight, loss: actorLoss, ...measured } = actor.rest;
    const critic = fitCritic(params.critic, feature, { returns, weight }, own.criticLoss);
    disposeTree(starts, feature, returns, weight);
    const acting = updatePart(optimiser, "actor", partOf(state, "actor"), actor.gradients);
    const valuing = updatePart(optimiser, "critic", partOf(state, "critic"), critic.gradients);
    const next = stateWith({ model: fitted.next, actor: acting.next, critic: valuing.next });
    const { step } = next.optimisers.critic;
    const slowCritic = own.slowCopy(state.slowCritic, next.params.critic, step, behaviour.copyEvery);
    const norms = { modelNorm: fitted.norm, actorNorm: acting.norm, criticNorm: valuing.norm };
    const metrics = { modelLoss, ...losses, actorLoss, ...measured, criticLoss: critic.rest.loss, ...norms };
    return { state: { ...next, slowCritic }, metrics };
  };
}

/** A step that fits the model alone, before the agent acts. */
export function dreamerV2ModelStep<L extends LatentConfig>(
  config: DreamerV2Config<L>,
  equations: Partial<DreamerV2Equations> = {},
) {
  const own = equationsOf(config, equations);
  return modelStep(
    config.optimiser,
    (model, batch, noise) => worldModelLoss(model, config, batch, noise, own).losses,
  );
}
