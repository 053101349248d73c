import { dot } from "../core/metrics";
import { multiplyVector, scale, type Matrix } from "../core/matrix";
import { normaliseWeights, type WeightedBatch } from "./modelClass";
import type { LinearModel } from "./ridgeLinear";
import type { VectorStep } from "./vectorDynamics";

/** One observed step of an episode: the state is that at step t, the next one that at step t + 1. */
export interface TimedStep extends VectorStep {
  t: number;
}

/**
 * Of the models x' = s A x + B u, s > 0, the one that predicts the mean VALUE of the next state, not the next state:
 *
 *   Σ_b weight_b · mean_{(t,x,u,x') ∈ b} [ V_{t+1}(s A x + B u) − V_{t+1}(x') ] = 0,   V_t(x) = xᵀ P_t x.
 *
 * The left side is α s² + 2 β s + δ. Of its two roots it takes the larger one; where there is none, the s = −β / α at which
 * the left side is smallest.
 *
 * @param batches Their weights are made to sum to 1, those without data left out.
 * @param P [H + 1][n][n], the cost-to-go in a model; symmetric, positive semidefinite.
 * @throws RangeError if α = 0: then the values say nothing about s.
 * @see The model's part of the simulation lemma (1.1) and of PDAM (1.4); exercise 02.G4
 */
export function momentMatching(
  batches: readonly WeightedBatch<TimedStep>[],
  { A, B }: LinearModel,
  P: readonly Matrix[],
): LinearModel {
  // BEGIN SOLUTION 02.G4
  let [alpha, beta, delta] = [0, 0, 0];
  for (const { weight, data } of normaliseWeights(batches)) {
    for (const { t, state, action, next } of data) {
      const share = weight / data.length;
      const [Ax, Bu] = [multiplyVector(A, state), multiplyVector(B, action)];
      const [PAx, PBu] = [multiplyVector(P[t + 1], Ax), multiplyVector(P[t + 1], Bu)];
      alpha += share * dot(Ax, PAx);
      beta += share * dot(Bu, PAx);
      delta += share * (dot(Bu, PBu) - dot(next, multiplyVector(P[t + 1], next)));
    }
  }
  if (alpha === 0) throw new RangeError("momentMatching: P gives no value to the predicted states");
  const root = Math.sqrt(Math.max(0, beta * beta - alpha * delta));
  return { A: scale((root - beta) / alpha, A), B };
  // END SOLUTION
}
