import { type Rng } from "../../core/rng";
import { glorotUniform, type Initializer } from "../../nn/init";
import { mlp, mlpParams, type MlpParams } from "../../nn/mlp";
import * as tf from "../../tensor/tf";

/** A network on features: dense layers with ELU. */
export type HeadConfig = {
  readonly layers: number;
  readonly units: number;
  /** What the last layer's first weights are multiplied by: 1 is Keras's own; near 0, its first predictions are near 0. */
  readonly outputScale: number;
};

/** The settings of a head. */
export const head = (layers: number, units: number, outputScale = 1): HeadConfig => ({
  layers,
  units,
  outputScale,
});

/** The weights at the start. @param features F @param outputs how many numbers it predicts */
export function headParams(rng: Rng, config: HeadConfig, features: number, outputs: number): MlpParams {
  const { layers, units, outputScale } = config;
  const output: Initializer = (draws, shape) =>
    tf.tidy(() => tf.mul(glorotUniform(draws, shape), outputScale));
  return mlpParams(rng, features, Array<number>(layers).fill(units), outputs, {
    hidden: glorotUniform,
    output,
  });
}

/** One number for each feature. @param feature [..., F] @returns [...] */
export function predict(params: MlpParams, feature: tf.Tensor): tf.Tensor {
  return tf.tidy(() => tf.squeeze(mlp(params, feature, tf.elu), [feature.rank - 1]));
}
