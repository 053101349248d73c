import { type Rng } from "../../core/rng";
import { oneHotEntropy, oneHotLogits, oneHotLogProb, oneHotSample } from "../../nn/oneHot";
import { stopGradient } from "../../nn/stopGradient";
import { tanhNormal, tanhNormalLogProb, tanhNormalSample } from "../../nn/tanhNormal";
import {
  truncatedNormal,
  truncatedNormalEntropy,
  truncatedNormalLogProb,
  truncatedNormalSample,
} from "../../nn/truncatedNormal";
import * as tf from "../../tensor/tf";

/** An action that a policy has drawn, and what its loss needs to know of it. */
export type ActionDraw = {
  /** [N, A]; the gradient goes through it into the network's output. */
  readonly action: tf.Tensor2D;
  /** log π of it as a constant, nats, [N] */
  readonly logProb: tf.Tensor1D;
  /** Of the policy, nats, [N]; for a normal through tanh, which has no closed form, −log π of the draw. */
  readonly entropy: tf.Tensor1D;
};

/** What an actor's network stands for. */
export interface ActionKind {
  /** How many numbers the network gives for an action of A numbers. */
  outputs(actionSize: number): number;
  /** Fills with the noise that a draw takes. */
  fillNoise(rng: Rng, out: Float32Array): Float32Array;
  /** The noise with which a draw is the likeliest action, or for vectors the middle one. */
  readonly calm: number;
  /** @param stats the network's output, [N, outputs] @param noise [N, A] */
  draw(stats: tf.Tensor2D, noise: tf.Tensor2D): ActionDraw;
}

/** Vectors within ±1, by a normal that goes through tanh. */
const vectors: ActionKind = {
  outputs: (actionSize) => 2 * actionSize,
  fillNoise: (rng, out) => rng.fillNormal(out),
  calm: 0,
  draw: (stats, noise) =>
    tf.tidy(() => {
      const p = tanhNormal(stats);
      const { raw, action } = tanhNormalSample(p, noise);
      const logProb = tanhNormalLogProb(p, stopGradient(raw)) as tf.Tensor1D;
      return {
        action: action as tf.Tensor2D,
        logProb,
        entropy: tf.neg(tanhNormalLogProb(p, raw)) as tf.Tensor1D,
      };
    }),
};

/** Vectors between −1 and 1, where a normal is cut off: its entropy has a closed form. */
const cutOff: ActionKind = {
  outputs: (actionSize) => 2 * actionSize,
  fillNoise: (rng, out) => rng.fillOpenUniform(out),
  calm: 0.5,
  draw: (stats, noise) =>
    tf.tidy(() => {
      const p = truncatedNormal(stats);
      const action = truncatedNormalSample(p, noise);
      return {
        action: action as tf.Tensor2D,
        logProb: truncatedNormalLogProb(p, stopGradient(action)) as tf.Tensor1D,
        entropy: truncatedNormalEntropy(p) as tf.Tensor1D,
      };
    }),
};

/** One of A choices, as a one-hot vector with the gradient of the probabilities (straight-through). */
const choices: ActionKind = {
  outputs: (actionSize) => actionSize,
  fillNoise: (rng, out) => rng.fillOpenUniform(out),
  calm: 0.5,
  draw: (stats, noise) =>
    tf.tidy(() => {
      const logProbs = oneHotLogits(stats);
      const action = oneHotSample(logProbs, noise);
      return {
        action,
        logProb: oneHotLogProb(logProbs, stopGradient(action)) as tf.Tensor1D,
        entropy: oneHotEntropy(logProbs) as tf.Tensor1D,
      };
    }),
};

/** What can be drawn. */
export const actionKinds = { tanhNormal: vectors, truncatedNormal: cutOff, oneHot: choices } as const;
