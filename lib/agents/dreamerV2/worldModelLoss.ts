import {
  type Belief,
  type BeliefOf,
  type LatentConfig,
  latentKind,
  type LatentKind,
} from "../../models/world/latents";
import { type ObserveLoop } from "../../models/world/observeLoop";
import {
  type WorldModelBatch,
  type WorldModelOutput,
  type WorldModelParams,
} from "../../models/world/worldModel";
import { modelLosses } from "../../objectives/modelLosses";
import * as tf from "../../tensor/tf";
import { type WorldModelLosses, worldModelLosses } from "../dreamer/worldModelLosses";
import { type DreamerV2Config } from "./config";

/** How the posterior surprises the prior, with each side's gradient scaled. */
export interface KlBalance {
  /** @param kl of the model's latents; who knows them need not take it @returns nats, [B, T] */
  klBalance(posterior: Belief, prior: Belief, balance: number, kl: LatentKind<Belief>["kl"]): tf.Tensor;
}

/** The equations of a world model's loss. */
export type ModelEquations<L extends LatentConfig> = KlBalance & {
  readonly observe: ObserveLoop<BeliefOf<L>>;
};

/**
 * How badly a model explains a batch, with the balanced divergence of posterior from prior.
 * @param noise as the latents' kind takes it, [B, T, Z]
 * @returns the losses, and what the model made of the batch
 * @see Hafner et al. 2021, arXiv 2010.02193, equation 2
 */
export function worldModelLoss<L extends LatentConfig>(
  params: WorldModelParams,
  config: DreamerV2Config<L>,
  batch: WorldModelBatch,
  noise: tf.Tensor3D,
  equations: ModelEquations<L>,
): { losses: WorldModelLosses; output: WorldModelOutput<L> } {
  const { balance, freeNats, rewards } = config.modelLoss;
  const kind = latentKind<LatentConfig>(config.world.rssm.latent);
  const divergence = (posterior: Belief, prior: Belief) => {
    const kl = tf.mean(equations.klBalance(posterior, prior, balance, kind.kl)) as tf.Scalar;
    return { loss: tf.maximum(kl, freeNats) as tf.Scalar, kl };
  };
  const reward = rewards === "tanh" ? tf.tanh(batch.reward) : batch.reward;
  const continuing = config.behaviour.gamma;
  return worldModelLosses(params, config, { ...batch, reward }, noise, {
    ...equations,
    modelLosses,
    divergence,
    continuing,
  });
}
