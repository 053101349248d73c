import { type WorldModelBatch } from "../../models/world/worldModel";
import { imagine } from "../../models/world/imagine";
import { type GaussianConfig } from "../../models/world/latents";
import { type Normal } from "../../nn/normal";
import { type ActorLoss, pathwiseActorLoss, reinforceActorLoss } from "../../objectives/actorLoss";
import { type CriticLoss, criticLoss } from "../../objectives/criticLoss";
import { lambdaReturn } from "../../objectives/lambdaReturn";
import { meanReached, reachWeights } from "../../objectives/reachWeights";
import { gradientsWith } from "../../tensor/gradientsWith";
import { disposeTree } from "../../tensor/records";
import * as tf from "../../tensor/tf";
import { type DreamerStep } from "../dreamer/agent";
import { discountOfContinuing } from "../dreamer/discount";
import { dream } from "../dreamer/dream";
import { fitCritic } from "../dreamer/fitCritic";
import { modelStep } from "../dreamer/modelStep";
import { columns, type Starts, startsOf } from "../dreamer/starts";
import { type DreamerNoise, type DreamerParams, startTimesOf } from "../dreamer/state";
import { updateParts } from "../dreamer/update";
import { type DreamerV1Config } from "./config";
import { type ModelEquations, worldModelLoss } from "./worldModelLoss";

/** The equations of the agent that can be replaced: by a student's, or to see what a mistake does. */
export type DreamerV1Equations = Partial<ModelEquations> & {
  readonly worldModelLoss: typeof worldModelLoss;
  readonly dream: typeof dream<GaussianConfig>;
  readonly imagine: typeof imagine<Normal>;
  readonly lambdaReturn: typeof lambdaReturn;
  readonly actorLoss: ActorLoss;
  readonly criticLoss: CriticLoss;
};

/**
 * The two ways to the actor's gradient, and the first state whose return counts. The paper leaves the start out, which no imagined action
 * has led to; REINFORCE needs it, as what the first action is judged against.
 */
const actorGradients = {
  pathwise: { loss: pathwiseActorLoss, first: 1 },
  reinforce: { loss: reinforceActorLoss, first: 0 },
} as const;

/**
 * Dreamer V1's training step, in the order of the lecture. Each part is updated by its own loss, all from the weights before the step.
 * @param equations what is not given is the paper's
 * @see Hafner et al. 2020, arXiv 1912.01603, algorithm 1
 */
export function dreamerV1(config: DreamerV1Config, equations: Partial<DreamerV1Equations> = {}): DreamerStep {
  const { behaviour } = config;
  const { loss: ownActorLoss, first } = actorGradients[behaviour.gradient];
  const own = {
    worldModelLoss,
    dream,
    imagine,
    discountAlong: discountOfContinuing,
    lambdaReturn,
    actorLoss: ownActorLoss,
    criticLoss,
    ...equations,
  };

  /** How does Dreamer fit a model? It explains what it saw. */
  const fitModel = (params: DreamerParams, batch: WorldModelBatch, noise: DreamerNoise) =>
    gradientsWith((model) => {
      const { losses, output } = own.worldModelLoss(model, config, batch, noise.posterior, own);
      return { ...losses, starts: startsOf(output, batch, startTimesOf(config)) };
    }, params.model);

  /** How does Dreamer plan? Imagine ahead, predict rewards, predict values, and make the actor's returns larger. */
  const improveActor = (params: DreamerParams, starts: Starts, noise: DreamerNoise) =>
    gradientsWith((actor) => {
      const dreamt = own.dream(params, actor, config, starts, noise, own);
      const judged = <T extends tf.Tensor>(x: T): T => columns(x, first, x.shape[1]! - first);
      const [reward, value, discount] = [dreamt.reward, dreamt.value, dreamt.discount].map(judged);
      const returns = own.lambdaReturn({ reward, value, discount }, behaviour.lambda); // [N, K]
      const weight = reachWeights(starts.continues, discount); // [N, K]
      const [logProb, entropy] = [dreamt.logProb, dreamt.entropy].map(judged);
      const inputs = { returns, value: columns(value, 0, returns.shape[1]), logProb, entropy, weight };
      return {
        loss: own.actorLoss(inputs, behaviour.entropyScale),
        feature: columns(dreamt.feature, first, returns.shape[1]),
        returns,
        weight,
        entropy: tf.mean(entropy) as tf.Scalar,
        imaginedReturn: meanReached(weight, returns),
      };
    }, params.actor);

  return (state, batch, noise) => {
    const model = fitModel(state.params, batch, noise);
    const { starts, loss: modelLoss, ...losses } = model.rest;
    const actor = improveActor(state.params, starts, noise);
    const { feature, returns, weight, loss: actorLoss, ...measured } = actor.rest;
    const critic = fitCritic(state.params.critic, feature, { returns, weight }, own.criticLoss);
    disposeTree(starts, feature, returns, weight);
    const gradients = { model: model.gradients, actor: actor.gradients, critic: critic.gradients };
    const next = updateParts(config.optimiser, state, gradients);
    const metrics = {
      modelLoss,
      ...losses,
      actorLoss,
      ...measured,
      criticLoss: critic.rest.loss,
      ...next.norms,
    };
    return { state: next.state, metrics };
  };
}

/** A step that fits the model alone, before the agent acts. */
export function dreamerV1ModelStep(
  config: DreamerV1Config,
  { worldModelLoss: lossOf = worldModelLoss, ...equations }: Partial<DreamerV1Equations> = {},
) {
  return modelStep(
    config.optimiser,
    (model, batch, noise) => lossOf(model, config, batch, noise, equations).losses,
  );
}
