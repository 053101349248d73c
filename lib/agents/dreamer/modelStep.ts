import { type WorldModelBatch, type WorldModelParams } from "../../models/world/worldModel";
import { gradientsWith } from "../../tensor/gradientsWith";
import type * as tf from "../../tensor/tf";
import { type OptimiserConfig } from "./config";
import { type Part, updatePart } from "./update";
import { type WorldModelLosses } from "./worldModelLosses";

/** How badly a model explains a batch. */
export type ModelLoss = (
  model: WorldModelParams,
  batch: WorldModelBatch,
  noise: tf.Tensor3D,
) => WorldModelLosses;

/** A step that fits the model alone, before the agent acts. */
export function modelStep(optimiser: OptimiserConfig, lossesOf: ModelLoss) {
  return (part: Part<WorldModelParams>, batch: WorldModelBatch, noise: tf.Tensor3D) => {
    const { rest, gradients } = gradientsWith((model) => lossesOf(model, batch, noise), part.params);
    const { loss: modelLoss, ...losses } = rest;
    const { next, norm: modelNorm } = updatePart(optimiser, "model", part, gradients);
    return { part: next, metrics: { modelLoss, ...losses, modelNorm } };
  };
}
