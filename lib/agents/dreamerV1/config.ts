import { type HeadConfig } from "../../models/world/head";
import { type WorldModelConfig } from "../../models/world/worldModel";
import { type ScheduleConfig } from "../training/schedule";

/** How the losses of the world model are added up. The paper's weights are 1. */
export type ModelLossConfig = {
  readonly imageScale: number;
  readonly rewardScale: number;
  readonly continuesScale: number;
  readonly klScale: number;
  /** Nats below which the divergence costs nothing. */
  readonly freeNats: number;
};

/** How the agent learns to behave in imagination. */
export type BehaviourConfig = {
  readonly actor: HeadConfig;
  readonly critic: HeadConfig;
  /** What the actor draws: vectors within ±1, or one of several choices. */
  readonly actions: "tanhNormal" | "oneHot";
  /** The actor's gradient: through the model, or REINFORCE. */
  readonly gradient: "pathwise" | "reinforce";
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
};

/** All that Dreamer V1 is set to. */
export type DreamerV1Config = {
  readonly world: WorldModelConfig;
  readonly modelLoss: ModelLossConfig;
  readonly behaviour: BehaviourConfig;
  readonly optimiser: OptimiserConfig;
  readonly schedule: ScheduleConfig;
};
