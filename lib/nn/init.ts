import { type Rng } from "../core/rng";
import * as tf from "../tensor/tf";

/** Makes a parameter of a given shape; the caller owns the tensor. */
export type Initializer = (rng: Rng, shape: readonly number[]) => tf.Tensor;

/** How many inputs one output of a kernel adds up, or outputs one input reaches, or the mean of both. */
export type FanMode = "in" | "out" | "avg";

/**
 * The fans of a dense kernel `[in, out]` or of a convolution's `[height, width, in, out]`.
 * @throws RangeError for another rank
 */
export function fansOf(shape: readonly number[]): Record<FanMode, number> {
  if (shape.length !== 2 && shape.length !== 4)
    throw new RangeError(`fansOf: shape must be that of a dense or conv kernel, got [${shape.join(", ")}]`);
  const [inputs, outputs] = shape.slice(-2);
  const field = shape.slice(0, -2).reduce((product, size) => product * size, 1);
  return { in: field * inputs, out: field * outputs, avg: (field * (inputs + outputs)) / 2 };
}

/** The number of entries of a tensor. */
function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/**
 * Uniform on [−L, L] with L = √(6 / (fanIn + fanOut)), the default of Keras's dense and convolution layers.
 * @throws RangeError unless the shape is that of a dense or convolution kernel
 * @see Glorot and Bengio 2010, equation 16
 */
export const glorotUniform: Initializer = (rng, shape) => {
  const limit = Math.sqrt(3 / fansOf(shape).avg);
  const draws = rng.fillUniform(new Float32Array(sizeOf(shape)));
  return tf.tensor(
    draws.map((u) => limit * (2 * u - 1)),
    [...shape],
  );
};

/** The standard deviation of a standard normal that is cut at ±2. */
const cutStandardDeviation = 0.87962566103423978;

/**
 * A normal distribution cut at two of its standard deviations, scaled so that what remains has variance scale² / fan.
 * DreamerV3 writes the factor as 1.1368 · √(1 / fan).
 * @param scale 1, or less for an output layer that is to start near zero
 * @throws RangeError unless the shape is that of a dense or convolution kernel
 */
export function truncatedNormal(rng: Rng, shape: readonly number[], fan: FanMode, scale = 1): tf.Tensor {
  const factor = scale / Math.sqrt(fansOf(shape)[fan]) / cutStandardDeviation;
  const draws = rng.fillNormal(new Float32Array(sizeOf(shape)));
  const again = new Float32Array(1);
  for (let i = 0; i < draws.length; i++) {
    while (Math.abs(draws[i]) > 2) draws[i] = rng.fillNormal(again)[0];
    draws[i] *= factor;
  }
  return tf.tensor(draws, [...shape]);
}

/** All zeros: biases, and output layers whose first prediction is to be 0. */
export const zeros: Initializer = (_rng, shape) => tf.zeros([...shape]);
