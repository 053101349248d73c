import { openLoop } from "../../agents/dreamer/openLoop";
import { mergeConfig } from "../../core/config";
import type { Answers04 } from "./answers";
import { type CatchOptions, CatchTraining } from "./catchTraining";
import { catchAgent, catchConfig, catchWeights } from "./catchWeights";
import { context } from "./closedEyes";
import { equationsOf, type TrainingAnswers } from "./ownEquations";

/** What an agent that goes on from shipped weights is set to: its model is fitted already. */
const goesOn = mergeConfig(catchConfig, { schedule: { pretrain: 0 } });

/** An agent for Catch that learns by the student's equations. */
export function catchDreamer(
  own: TrainingAnswers & Pick<Answers04, "openLoop">,
  options: CatchOptions,
): CatchTraining {
  const { full, seed = 1 } = options;
  const agent = catchAgent(seed, equationsOf(own), full ? catchConfig : goesOn);
  if (!full) agent.takeParams(catchWeights("growing"));
  const { world } = agent.config;
  return new CatchTraining(
    agent,
    (episode) =>
      agent.useParams(({ model }) => openLoop(model, world, episode, context, own.openLoop).images),
    options,
  );
}
