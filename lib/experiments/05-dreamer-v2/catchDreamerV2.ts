import { openLoop } from "../../agents/dreamer/openLoop";
import { DreamerV2Agent } from "../../agents/dreamerV2/agent";
import { catchTiny } from "../../agents/dreamerV2/presets";
import { mergeConfig } from "../../core/config";
import { layoutOf } from "../../data/columns";
import { datasetFolder } from "../../data/dataset";
import { seenCatch } from "../../envs/grids/catch";
import { type CatchOptions, CatchTraining } from "../04-dreamer-v1/catchTraining";
import { context } from "../04-dreamer-v1/closedEyes";
import { shippedParams } from "../04-dreamer-v1/shippedParams";
import { equationsOf, type ModelAnswers } from "./ownEquations";

/** Dreamer V2 on Catch, whose model learns by the student's equations; the rest is notebook 04's and the paper's. */
export function catchDreamerV2(own: ModelAnswers, options: CatchOptions): CatchTraining {
  const { full, seed = 1 } = options;
  const config = full ? catchTiny : mergeConfig(catchTiny, { schedule: { pretrain: 0 } });
  const agent = new DreamerV2Agent({
    config,
    layout: layoutOf(seenCatch()),
    seed,
    equations: equationsOf(own),
  });
  if (!full) agent.takeParams(shippedParams(datasetFolder("dreamer-v2-catch"), "growing", catchTiny));
  return new CatchTraining(
    agent,
    (episode) => agent.useParams(({ model }) => openLoop(model, config.world, episode, context).images),
    options,
  );
}
