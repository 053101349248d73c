import type { HorizonSweep, PromisedAndReal } from "../../agents/horizonSweep";
import type { Imagined } from "../../models/world/imagine";
import type { ObservedLatents, ObservedSequences } from "../../models/world/observeLoop";
import type { LatentSequences } from "../../models/world/openLoop";
import type { Latent } from "../../models/world/rssm";
import type { RssmSteps } from "../../models/world/rssmSteps";
import type { Normal } from "../../nn/normal";
import type { ActorLossInputs } from "../../objectives/actorLoss";
import type { CriticLossInputs } from "../../objectives/criticLoss";
import type { Predictions } from "../../objectives/lambdaReturn";
import type { LossScales, ModelLosses, Sights } from "../../objectives/modelLosses";
import type { ScalarSystem } from "../../objectives/scalarGradients";
import type * as tf from "../../tensor/tf";

/** What a student of notebook 04 writes, on which its experiments run. */
export interface Answers04 {
  /** 4.1 h_t = f(h, z, a_t), z_t from the posterior; state and action count as 0 where isFirst is 1 */
  observe(rssm: RssmSteps, start: Latent, lived: ObservedSequences, noise: tf.Tensor3D): ObservedLatents;
  /** 4.2 KL(p ‖ q) of normals, summed over the last axis */
  klNormal(p: Normal, q: Normal): tf.Tensor;
  /** 4.2 max(mean KL(posterior ‖ prior), freeNats), and the mean itself */
  klLoss(posterior: Normal, prior: Normal, freeNats: number): { loss: tf.Scalar; kl: tf.Scalar };
  /** 4.3 ½ ‖·‖² of images (sum over pixels) and rewards, means over steps, and the weighted sum with the divergence */
  modelLosses(predicted: Sights, came: Sights, divergence: tf.Scalar, scales: LossScales): ModelLosses;
  /** 4.4 the middle of the posterior for `context` steps, then the middle of the prior, by the recorded actions */
  openLoop(
    rssm: RssmSteps,
    start: Latent,
    lived: Pick<ObservedSequences, "embed" | "action">,
    context: number,
  ): LatentSequences;
  /** 4.5 the policy acts in the model: H actions, H + 1 states, the start the first */
  imagine(
    rssm: Pick<RssmSteps, "nextDeter" | "prior">,
    policy: (latent: Latent, h: number) => tf.Tensor2D,
    start: Latent,
    noise: tf.Tensor3D,
  ): Imagined;
  /** 4.6 R_t = r_t + d_t ((1 − λ) v_{t+1} + λ R_{t+1}), R_{H−1} = v_{H−1}; of all states but the last */
  lambdaReturn(predictions: Predictions, lambda: number): tf.Tensor2D;
  /** 4.7 −E[w (log π · sg(R − v) + η H)] */
  actorLoss(inputs: ActorLossInputs, entropyScale: number): tf.Scalar;
  /** 4.7 E[w ½ (v − sg(R))²] */
  criticLoss(inputs: CriticLossInputs): tf.Scalar;
  /** 4.8 one sample of dJ/dθ through the world */
  pathwiseGradient(system: ScalarSystem, theta: number, noise: readonly number[]): number;
  /** 4.8 one sample of dJ/dθ by REINFORCE with the reward to go */
  reinforceGradient(system: ScalarSystem, theta: number, noise: readonly number[]): number;
  /** 4.9 medians over seeds, and the horizon with the largest real one, the first of equals */
  horizonSweep(
    run: (horizon: number, seed: number) => PromisedAndReal,
    horizons: readonly number[],
    seeds: readonly number[],
  ): HorizonSweep;
}
