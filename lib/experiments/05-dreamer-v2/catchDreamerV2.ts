import { openLoop } from "../../agents/dreamer/openLoop";
import { DreamerV2Agent } from "../../agents/dreamerV2/agent";
import { type DreamerV2Equations } from "../../agents/dreamerV2/dreamerV2";
import { catchTiny } from "../../agents/dreamerV2/presets";
import type { ForkEquations } from "../../agents/forkModel";
import { mergeConfig } from "../../core/config";
import { layoutOf } from "../../data/columns";
import { seenCatch } from "../../envs/grids/catch";
import { type CatchOptions, CatchTraining } from "../04-dreamer-v1/catchTraining";
import { context } from "../04-dreamer-v1/closedEyes";
import { shippedParams } from "../04-dreamer-v1/shippedParams";
import { watched } from "./trainFork";

/** Dreamer V2 on Catch, whose model learns by the student's equations; the rest is notebook 04's and the paper's. */
export function catchDreamerV2(own: ForkEquations, options: CatchOptions): CatchTraining {
  const { full, seed = 1 } = options;
  const { klBalance, sampleOneHotSt } = watched(own);
  const equations = { klBalance, sample: sampleOneHotSt } as Partial<DreamerV2Equations>;
  const config = full ? catchTiny : mergeConfig(catchTiny, { schedule: { pretrain: 0 } });
  const agent = new DreamerV2Agent({ config, layout: layoutOf(seenCatch()), seed, equations });
  if (!full) agent.takeParams(shippedParams("dreamer-v2-catch", "growing", catchTiny));
  return new CatchTraining(
    agent,
    (episode) => agent.useParams(({ model }) => openLoop(model, config.world, episode, context).images),
    options,
  );
}
