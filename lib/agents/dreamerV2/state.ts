import { type MlpParams } from "../../nn/mlp";
import { mapLeaves } from "../../tensor/records";
import * as tf from "../../tensor/tf";
import { type DreamerParams, type DreamerState, dreamerStateOf } from "../dreamer/state";

/** What a training step changes: also the critic's slow copy, by which returns are computed. */
export type DreamerV2State = DreamerState & { readonly slowCritic: MlpParams };

/** The state with these weights, and optimisers that have seen nothing. */
export function dreamerV2StateOf(params: DreamerParams): DreamerV2State {
  return { ...dreamerStateOf(params), slowCritic: mapLeaves(params.critic, tf.clone) };
}
