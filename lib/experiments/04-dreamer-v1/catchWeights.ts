import { DreamerV1Agent } from "../../agents/dreamerV1/agent";
import { type DreamerV1Equations } from "../../agents/dreamerV1/dreamerV1";
import { catchTiny } from "../../agents/dreamerV1/presets";
import { type DreamerParams } from "../../agents/dreamer/state";
import { layoutOf } from "../../data/columns";
import { datasetFolder } from "../../data/dataset";
import { seenCatch } from "../../envs/grids/catch";
import { disposeTree, type TensorTree } from "../../tensor/records";
import { shippedParams } from "./shippedParams";

/** What Dreamer's agent on Catch is set to in this notebook. */
export const catchConfig = catchTiny;

/** Weights that are shipped: of an agent that catches few balls, and of one that catches nearly all. */
export type Age = "young" | "trained";

/** Shipped weights, the caller's to dispose of; between the two ages there is an agent that catches two thirds. */
export function catchWeights(age: Age | "growing"): DreamerParams {
  return shippedParams(datasetFolder("dreamer-v1-catch"), age, catchConfig);
}

/** An agent for Catch, with random weights. @param equations what is given replaces the agent's own */
export function catchAgent(
  seed: number | string,
  equations?: Partial<DreamerV1Equations>,
  config = catchConfig,
): DreamerV1Agent {
  return new DreamerV1Agent({ config, layout: layoutOf(seenCatch()), seed, equations });
}

/** Lends shipped weights. */
export function withWeights<T>(age: Age, read: (params: DreamerParams) => T): T {
  const params = catchWeights(age);
  try {
    return read(params);
  } finally {
    disposeTree(params as unknown as TensorTree);
  }
}
