import { predict } from "../../models/world/head";
import { type MlpParams } from "../../nn/mlp";
import { type CriticLoss, type CriticLossInputs } from "../../objectives/criticLoss";
import { gradientsWith } from "../../tensor/gradientsWith";
import type * as tf from "../../tensor/tf";

/** The critic learns to predict the returns of imagined states. @param feature [N, K, F] @param target of each of them, [N, K] */
export function fitCritic(
  critic: MlpParams,
  feature: tf.Tensor3D,
  target: Omit<CriticLossInputs, "value">,
  criticLoss: CriticLoss,
) {
  return gradientsWith((params: MlpParams) => {
    const value = predict(params, feature) as tf.Tensor2D; // [N, K]
    return { loss: criticLoss({ value, ...target }) };
  }, critic);
}
