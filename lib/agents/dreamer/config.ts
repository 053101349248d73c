import { type HeadConfig } from "../../models/world/head";
import { type LatentConfig } from "../../models/world/latents";
import { type WorldModelConfig } from "../../models/world/worldModel";
import { type ScheduleConfig } from "../training/schedule";

/** How the losses of the world model are added up. The papers' weights are 1 where none is named. */
export type ModelLossConfig = {
  readonly imageScale: number;
  readonly rewardScale: number;
  readonly continuesScale: number;
  readonly klScale: number;
  /** Nats below which the divergence costs nothing. */
  readonly freeNats: number;
};

/** How the agent imagines, and what it chooses from. */
export type ImaginationConfig = {
  readonly actor: HeadConfig;
  readonly critic: HeadConfig;
  /** What the actor draws: vectors within ±1, or one of several choices. */
  readonly actions: "tanhNormal" | "truncatedNormal" | "oneHot";
  /** η, nats of entropy against units of return. */
  readonly entropyScale: number;
  /** H, imagined steps. */
  readonly horizon: number;
  /** Imagination starts from the last so many times of each sequence; 0 for all. */
  readonly startTimes: number;
  /** γ */
  readonly gamma: number;
  /** λ */
  readonly lambda: number;
};

/** Adam, with the gradient of each part clipped by its global norm. */
export type OptimiserConfig = {
  readonly modelRate: number;
  readonly actorRate: number;
  readonly criticRate: number;
  readonly epsilon: number;
  /** Where ε goes; see `AdamOptions`. */
  readonly form: "keras" | "pytorch";
  readonly maxNorm: number;
  /** The share of each weight that an update takes off. */
  readonly weightDecay: number;
};

/** What all versions of Dreamer are set to. */
export type DreamerConfig<L extends LatentConfig = LatentConfig> = {
  readonly world: WorldModelConfig<L>;
  readonly modelLoss: ModelLossConfig;
  readonly behaviour: ImaginationConfig;
  readonly optimiser: OptimiserConfig;
  readonly schedule: ScheduleConfig;
};
