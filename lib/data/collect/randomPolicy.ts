import type { ElementOf, Space } from "../../envs/spaces";
import type { BatchPolicy } from "./collect";

/** Actions by chance, as `sample` of the space draws them. */
export function randomPolicy(actionSpace: Space): BatchPolicy {
  return ({ rngs }) => rngs.map((rng): ElementOf<Space> => actionSpace.sample(rng));
}
