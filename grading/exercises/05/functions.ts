import type { Measured } from "lib/agents/training/agent";
import type { RemoteWorld } from "lib/envs/remoteEnvironment";
import type { Answers05 } from "lib/experiments/05-dreamer-v2/answers";
import type { ChoiceCodeParams } from "lib/models/futures/choiceCode";
import type { ValuedDraw } from "lib/nn/discrete/discreteGradients";
import type { NormalMixture } from "lib/objectives/mixtures";
import type * as tf from "lib/tensor/tf";

/** What the student of notebook 05 writes, by name; `reference.ts` (never released) holds our own. Its experiments run on most of it. */
export interface Functions05 extends Answers05 {
  /** Given in a locked cell below 5.3: the gradients of the student's klBalance by the logits */
  whoMoves(
    posterior: tf.Tensor,
    prior: tf.Tensor,
    balance: number,
  ): { posterior: tf.Tensor; prior: tf.Tensor };
  /** Given in a locked cell below 5.4: the gradient of Σ weights · draw by the logits */
  whatComesBack(logits: tf.Tensor, noise: tf.Tensor, weights: tf.Tensor): tf.Tensor;
  /** Given in a locked cell below 5.4: the losses of an autoencoder that learns through the student's draws */
  learnsThroughDraws(start: ChoiceCodeParams, pictures: tf.Tensor2D, noises: tf.Tensor4D): number[];
  /** Given in a cell of 5.10: a training of a second by the student's klBalance and sampleOneHotSt, and what its last update measured */
  trainBriefly(worlds: readonly RemoteWorld[], seed: number): Measured;
  /** G9 p_i (f(e_i) − E[f]) */
  exactGradient(logits: readonly number[], values: readonly number[]): number[];
  /** G9 Σ_k p_k p_i (g_ki − Σ_j p_j g_kj) */
  straightThroughMean(logits: readonly number[], slopes: readonly (readonly number[])[]): number[];
  /** G9 ½ (f(e_a) − f(e_b)) (e_a − e_b) */
  twoSampleGradient(first: ValuedDraw, second: ValuedDraw, classes: number): number[];
  /** G10 log Σ_m w_m N(x; μ_m, σ_m²) */
  mixtureLogDensity(mixture: NormalMixture, x: number): number;
  /** G10 Σ_m w_m (log w_m/v_m + KL(p_m ‖ q_m)) */
  mixtureKlBound(p: NormalMixture, q: NormalMixture): number;
}
