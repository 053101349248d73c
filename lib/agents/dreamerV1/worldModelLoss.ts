import { type GaussianConfig } from "../../models/world/latents";
import { observeLoop } from "../../models/world/observeLoop";
import {
  type WorldModelBatch,
  type WorldModelOutput,
  type WorldModelParams,
} from "../../models/world/worldModel";
import { type Normal } from "../../nn/normal";
import { klLoss } from "../../objectives/klLoss";
import { modelLosses } from "../../objectives/modelLosses";
import type * as tf from "../../tensor/tf";
import { type WorldModelLosses, worldModelLosses } from "../dreamer/worldModelLosses";
import { type DreamerV1Config } from "./config";

/** The equations of a world model's loss, each of which can be replaced. */
export type ModelEquations = {
  readonly observe: typeof observeLoop<Normal>;
  readonly klLoss: typeof klLoss;
  readonly modelLosses: typeof modelLosses;
};

/**
 * How badly a model explains a batch, with the mean divergence of posterior from prior above its free nats.
 * @param noise standard normal, [B, T, Z]
 * @param equations what is not given is the paper's
 * @returns the losses, and what the model made of the batch
 * @see Hafner et al. 2020, arXiv 1912.01603, equation 10
 */
export function worldModelLoss(
  params: WorldModelParams,
  config: DreamerV1Config,
  batch: WorldModelBatch,
  noise: tf.Tensor3D,
  equations: Partial<ModelEquations> = {},
): { losses: WorldModelLosses; output: WorldModelOutput<GaussianConfig> } {
  const own = { observe: observeLoop, klLoss, modelLosses, ...equations };
  return worldModelLosses(params, config, batch, noise, {
    ...own,
    divergence: (posterior, prior) => own.klLoss(posterior, prior, config.modelLoss.freeNats),
    continuing: 1,
  });
}
