import type { LoopTask } from "lib/modelLearning/loopTask";
import type { WeightedBatch } from "lib/modelLearning/modelClass";
import type { Round } from "lib/modelLearning/regret";
import type { LoopResult } from "lib/modelLearning/rossBagnell";

/** One observed move between numbered states. */
export interface Move {
  state: number;
  action: number;
  next: number;
}

/** One observed step of a system with vectors for states and actions. */
export interface LinearDatum {
  state: number[];
  action: number[];
  next: number[];
}

/** The same with the step t that the state belongs to. */
export interface TimedStep extends LinearDatum {
  t: number;
}

/** x′ = A x + B u, A [n][n], B [n][m]. */
export interface LinearModel {
  A: number[][];
  B: number[][];
}

export type DataKind = "expert" | "exploration" | "learner" | "both";

/** What one kind of data led to, over several seeds; all costs as multiples of J*. */
export interface Summary {
  /** [N + 1], the median over the seeds in each round. */
  curve: number[];
  /** The median over the seeds of the best policy of each run. */
  best: number;
  /** The most that any policy of any run cost. */
  worst: number;
}

export type CarKind = "expert" | "both";

export type Bug = "model data" | "no aggregation" | "weights by count" | "last policy";

/** What the student of notebook 02 writes, by name; `reference.ts` (never released) holds our own. COSTS everywhere. */
export interface Functions02 {
  /** 2.1 the table next[s][a]: a copy of the prior, with the latest observation of each (state, action) written over it */
  fitTabularWithPrior(data: Move[], prior: number[][]): number[][];
  /** 2.2 the loop: N + 1 fits on the expert's data with weight expertShare (0.5 unless given) and the aggregated data of all
   *  executions so far with weight 1 − expertShare, N executions in the world, best by real cost, the first of equals */
  rossBagnell<Model, Policy, Datum>(
    task: LoopTask<Model, Policy, Datum>,
    iterations: number,
    expertShare?: number,
  ): LoopResult<Model, Policy>;
  /** 2.3 argmin Σ_b w_b mean ‖x′ − Ax − Bu‖² + lambda ‖[A B] − prior‖²_F; weights as they come, empty batches weigh nothing */
  fitLinearRidge(batches: WeightedBatch<LinearDatum>[], lambda: number, prior: LinearModel): LinearModel;
  /** 2.4 K [m][n] of u = K x, the minus sign inside: K = −(R + BᵀPB)⁻¹BᵀPA with P = Q + AᵀP(A + BK) */
  lqr(A: number[][], B: number[][], Q: number[][], R: number[][]): number[][];
  /** 2.5 run(kind, seed) → J/J* in rounds 0 … N; every kind is run once with each of the same seeds */
  compareData(run: (kind: DataKind, seed: number) => number[], seeds: number[]): Record<DataKind, Summary>;
  /** 2.6 the condition number of the matrix with one row [x, u] for each transition */
  excitation(data: LinearDatum[]): number;
  /** 2.7 the index of the policy with the least mean cost of execute(policy, seed) over the seeds, the first of equals;
   *  promised[i] is what the model promised for policy i */
  bestOfSequence<Policy>(
    policies: Policy[],
    promised: number[],
    execute: (policy: Policy, seed: number) => number,
    seeds: number[],
  ): number;
  /** 2.8 the mean over the seeds of real − promised cost in each round; run(kind, seed) is called once for each */
  optimismGap(
    run: (kind: CarKind, seed: number) => { promised: number[]; realCost: number[] },
    seeds: number[],
  ): Record<CarKind, number[]>;
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
