import { type LatentConfig } from "../../models/world/latents";
import { type DreamerConfig, type ImaginationConfig, type ModelLossConfig } from "../dreamer/config";

/** All that Dreamer V2 is set to. */
export type DreamerV2Config<L extends LatentConfig = LatentConfig> = DreamerConfig<L> & {
  readonly modelLoss: ModelLossConfig & {
    /** α, the share of the divergence's gradient with which the prior learns. */
    readonly balance: number;
    /** What the model is taught instead of a reward r: tanh r, where scores are large. */
    readonly rewards: "plain" | "tanh";
  };
  readonly behaviour: ImaginationConfig & {
    /** ρ, the share of REINFORCE in the actor's gradient; the rest goes through the model. */
    readonly reinforceShare: number;
    /** Updates between two copies of the critic, by which returns and baselines are computed. */
    readonly copyEvery: number;
  };
};
