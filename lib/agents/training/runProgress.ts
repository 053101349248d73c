import type { RngState } from "../../core/rng";
import type { Measured } from "./agent";

/** What the training is at: filling the replay at random, fitting the model alone, or all of it. */
export type Phase = "prefill" | "pretrain" | "train";

/** How far a training is. */
export interface RunProgress {
  readonly phase: Phase;
  /** Steps of all worlds together. */
  readonly envSteps: number;
  /** Updates of model, actor and critic. */
  readonly updates: number;
  /** Updates of the model alone. */
  readonly modelUpdates: number;
  readonly episodes: number;
  /** The mean return of the last hundred episodes that the agent played; NaN before the first. Undiscounted, with its exploration. */
  readonly meanReturn: number;
  /** Of the newest update that was measured. */
  readonly metrics: Measured;
  /** Since the training began, those before a restart included. */
  readonly seconds: number;
}

/** A metric is no longer finite, or the policy has collapsed; the newest snapshot is from before it. */
export class TrainingDiverged extends RangeError {}

/** When a training ends, and who hears of it. */
export interface TrainOptions {
  /** Steps of all worlds together at which it ends. */
  readonly envSteps: number;
  /** Updates between two looks at the metrics (20). */
  readonly measureEvery?: number;
  /** Seconds between two snapshots, where there is a folder (60), each taken after a look; there is one more when the agent begins to act. */
  readonly saveEvery?: number;
  /** Called after each look. */
  readonly onProgress?: (progress: RunProgress) => void;
  /** Asked several times a second; true ends it after the running round. */
  readonly stop?: (progress: RunProgress) => boolean;
}

/** Counters, the newest returns, and generators: what a snapshot holds besides tensors. */
export interface RunState {
  counters: Counters;
  returns: number[];
  byChance: number[];
  metrics: Measured;
  rngs: { random: RngState; sample: RngState; player: RngState };
  worlds: { rng: RngState; states: readonly unknown[] };
  agent: Readonly<Record<string, string>>;
}

/** How often what was done. */
export interface Counters {
  envSteps: number;
  updates: number;
  modelUpdates: number;
  episodes: number;
  seconds: number;
}
