import type { GameScore } from "../../core/gamerNormalised";
import type { LatentCapacity } from "../../nn/discrete/latentCapacity";
import type { SampleOneHot } from "../../nn/discrete/sampleGradients";
import type { KlBalance } from "../../objectives/balanceGradients";
import type { BeliefLogits } from "../../objectives/balanceStep";
import type * as tf from "../../tensor/tf";

/** What a student of notebook 05 writes, on which its experiments run. */
export interface Answers05 {
  /** 5.1 (score − random) / (human − random) */
  gamerNormalised(game: GameScore): number;
  /** 5.1 the median over games of that */
  medianNormalised(games: readonly GameScore[]): number;
  /** 5.2 Σ p_i x_i, pixel by pixel */
  averageFuture(futures: readonly (readonly number[])[], probs: readonly number[]): number[];
  /** 5.2 ½ ln(2πe (Var(modes) + σ²)) */
  normalNll(modes: readonly number[], noise: number): number;
  /** 5.2 ln K + ½ ln(2πe σ²) */
  mixtureNll(modes: readonly number[], noise: number): number;
  /** 5.3 KL(p ‖ q) of log-probabilities [..., G, K], summed over both: [...] */
  klCategorical(p: tf.Tensor, q: tf.Tensor): tf.Tensor;
  /** 5.3 α KL(sg(posterior) ‖ prior) + (1 − α) KL(posterior ‖ sg(prior)), [...] */
  klBalance: KlBalance;
  /** 5.4 a one-hot draw with the gradient of the probabilities, [..., K] */
  sampleOneHotSt: SampleOneHot;
  /** 5.5 Σ x² / Σ x */
  crispness(picture: readonly number[]): number;
  /** 5.5 the share of samples that is nearest to each mode, the first of equals */
  modeShares(samples: readonly (readonly number[])[], modes: readonly (readonly number[])[]): number[];
  /** 5.5 (share − p) / √(p (1 − p) / n) */
  standardErrorsOff(share: number, p: number, n: number): number;
  /** 5.6 length G K, ones G, density, and G log₂ K bits */
  latentCapacity(groups: number, classes: number): LatentCapacity;
  /** 5.7 one step of gradient descent on the balanced divergence, by the logits */
  balanceStep(beliefs: BeliefLogits, balance: number, rate: number): BeliefLogits;
  /** 5.8 the chance that random actions reach the goal within so many steps */
  chanceWithin(next: readonly (readonly number[])[], start: number, goal: number, steps: number): number;
  /** 5.8 the least n with 1 − (1 − chance)ⁿ ≥ confidence */
  episodesUntil(chance: number, confidence: number): number;
}
