import type { compareData } from "lib/modelLearning/compareData";
import type { LoopTask } from "lib/modelLearning/loopTask";
import type { WeightedBatch } from "lib/modelLearning/modelClass";
import type { TimedStep } from "lib/modelLearning/momentMatching";
import type { optimismGap } from "lib/modelLearning/optimismGap";
import type { Round } from "lib/modelLearning/regret";
import type { LinearModel } from "lib/modelLearning/ridgeLinear";
import type { LoopResult } from "lib/modelLearning/rossBagnell";
import type { SeenStep } from "lib/modelLearning/tabularWithPrior";
import type { VectorStep } from "lib/modelLearning/vectorDynamics";

export type Bug = "model data" | "no aggregation" | "weights by count" | "last policy";

/** What the student of notebook 02 writes, by name; `reference.ts` (never released) holds our own. COSTS everywhere. */
export interface Functions02 {
  /** 2.1 the table next[s][a]: a copy of the prior, with the latest observation of each (state, action) written over it */
  fitTabularWithPrior(data: SeenStep[], prior: number[][]): number[][];
  /** 2.2 the loop: N + 1 fits on the expert's data with weight expertShare (0.5 unless given) and the aggregated data of all
   *  executions so far with weight 1 − expertShare, N executions in the world, best by real cost, the first of equals */
  rossBagnell<Model, Policy, Datum>(
    task: LoopTask<Model, Policy, Datum>,
    iterations: number,
    expertShare?: number,
  ): LoopResult<Model, Policy>;
  /** 2.3 argmin Σ_b w_b mean ‖x′ − Ax − Bu‖² + lambda ‖[A B] − prior‖²_F; weights as they come, empty batches weigh nothing */
  fitLinearRidge(batches: WeightedBatch<VectorStep>[], lambda: number, prior: LinearModel): LinearModel;
  /** 2.4 K [m][n] of u = K x, the minus sign inside: K = −(R + BᵀPB)⁻¹BᵀPA with P = Q + AᵀP(A + BK) */
  lqr(A: number[][], B: number[][], Q: number[][], R: number[][]): number[][];
  /** 2.5 run(kind, seed) → J/J* in rounds 0 … N; every kind is run once with each of the same seeds */
  compareData: typeof compareData;
  /** 2.6 the condition number of the matrix with one row [x, u] for each transition */
  excitation(data: VectorStep[]): number;
  /** 2.7 the index of the policy with the least mean cost of execute(policy, seed) over the seeds, the first of equals;
   *  promised[i] is what the model promised for policy i */
  bestOfSequence<Policy>(
    policies: Policy[],
    promised: number[],
    execute: (policy: Policy, seed: number) => number,
    seeds: number[],
  ): number;
  /** 2.8 the mean over the seeds of real − promised cost in each round; run(kind, seed) is called once for each */
  optimismGap: typeof optimismGap;
  /** 2.9 which bug each panel of the bug hunt shows */
  diagnose(): Record<"A" | "B" | "C" | "D", Bug>;
  /** G3 the average regret of following the leader after 1, 2, … rounds: (1/N){Σ ℓᵢ(Mᵢ) − min_M [λ‖M‖² + Σ ℓᵢ(M)]} */
  averageRegret(rounds: Round[], lambda: number): number[];
  /** G3 the running sums of Σ ℓᵢ(Mᵢ₊₁) · of Σ [ℓᵢ(Mᵢ) − ℓᵢ(Mᵢ₊₁)] · of Σ ½ tr(Gᵢ Sᵢ⁻¹ Gᵢᵀ), Gᵢ = ∇ℓᵢ(Mᵢ), Sᵢ = λI + Σ_{j≤i} mean φφᵀ */
  regretLine1(rounds: Round[], lambda: number): number[];
  regretLine2(rounds: Round[], lambda: number): number[];
  regretLine3(rounds: Round[], lambda: number): number[];
  /** G4 the model x′ = s A x + B u, s the larger root of Σ_b w_b mean [V_{t+1}(sAx + Bu) − V_{t+1}(x′)] = 0 with V_t(x) = xᵀP_t x and
   *  w normalised over the batches that have data; s = −β/α where there is no root */
  momentMatching(batches: WeightedBatch<TimedStep>[], model: LinearModel, P: number[][][]): LinearModel;
}
