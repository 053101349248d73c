import { openLoop } from "../../agents/dreamer/openLoop";
import { dreamerParams, type DreamerParams } from "../../agents/dreamer/state";
import { DreamerV2Agent } from "../../agents/dreamerV2/agent";
import { type DreamerV2Equations } from "../../agents/dreamerV2/dreamerV2";
import { catchTiny } from "../../agents/dreamerV2/presets";
import type { ForkEquations } from "../../agents/forkModel";
import { mergeConfig } from "../../core/config";
import { Rng } from "../../core/rng";
import { treeFrom } from "../../data/checkpoint";
import { layoutOf } from "../../data/columns";
import { datasetFolder, loadDataset } from "../../data/dataset";
import { seenCatch } from "../../envs/grids/catch";
import { disposeTree, type TensorTree } from "../../tensor/records";
import { type CatchOptions, CatchTraining } from "../04-dreamer-v1/catchTraining";
import { context } from "../04-dreamer-v1/closedEyes";
import { watched } from "./trainFork";

/** Shipped weights of an agent that catches two balls of three, the caller's to dispose of. */
function growingWeights(): DreamerParams {
  const stored = loadDataset(datasetFolder("dreamer-v2-catch"), "growing.safetensors.gz");
  const like = dreamerParams(new Rng(0), catchTiny) as unknown as TensorTree;
  try {
    return treeFrom(stored, like) as unknown as DreamerParams;
  } finally {
    disposeTree(like);
  }
}

/** Dreamer V2 on Catch, whose model learns by the student's equations; the rest is notebook 04's and the paper's. */
export function catchDreamerV2(own: ForkEquations, options: CatchOptions): CatchTraining {
  const { full, seed = 1 } = options;
  const { klBalance, sampleOneHotSt } = watched(own);
  const equations = { klBalance, sample: sampleOneHotSt } as Partial<DreamerV2Equations>;
  const config = full ? catchTiny : mergeConfig(catchTiny, { schedule: { pretrain: 0 } });
  const agent = new DreamerV2Agent({ config, layout: layoutOf(seenCatch()), seed, equations });
  if (!full) agent.takeParams(growingWeights());
  return new CatchTraining(
    agent,
    (episode) => agent.useParams(({ model }) => openLoop(model, config.world, episode, context).images),
    options,
  );
}
