import { type GaussianConfig } from "../../models/world/latents";
import { type DreamerConfig, type ImaginationConfig } from "../dreamer/config";

/** How the agent learns to behave in imagination. */
export type BehaviourConfig = ImaginationConfig & {
  /** The actor's gradient: through the model, or REINFORCE. */
  readonly gradient: "pathwise" | "reinforce";
};

/** All that Dreamer V1 is set to. */
export type DreamerV1Config = DreamerConfig<GaussianConfig> & { readonly behaviour: BehaviourConfig };
