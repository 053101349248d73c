import { type DreamerConfig } from "../../agents/dreamer/config";
import { dreamerParams, type DreamerParams } from "../../agents/dreamer/state";
import { Rng } from "../../core/rng";
import { treeFrom } from "../../data/checkpoint";
import { loadDataset } from "../../data/dataset";
import { disposeTree, type TensorTree } from "../../tensor/records";

/** Weights of an agent of these settings that a data set holds, the caller's to dispose of.
 *  @param folder `datasetFolder("dreamer-v1-catch")` @param name "growing" */
export function shippedParams(folder: string, name: string, config: DreamerConfig): DreamerParams {
  const stored = loadDataset(folder, `${name}.safetensors.gz`);
  const like = dreamerParams(new Rng(0), config) as unknown as TensorTree;
  try {
    return treeFrom(stored, like) as unknown as DreamerParams;
  } finally {
    disposeTree(like);
  }
}
