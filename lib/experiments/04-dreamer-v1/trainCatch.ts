import { type DreamerV1Agent } from "../../agents/dreamerV1/agent";
import { evaluate } from "../../agents/training/evaluate";
import type { RunProgress } from "../../agents/training/runProgress";
import { TrainingRun } from "../../agents/training/trainingRun";
import { mergeConfig } from "../../core/config";
import { Rng } from "../../core/rng";
import { seenCatch } from "../../envs/grids/catch";
import { markdown } from "../../jupyter/display/markdown";
import type { Answers04 } from "./answers";
import { catchAgent, catchConfig, catchWeights } from "./catchWeights";
import { LiveTraining } from "./liveTraining";
import { equationsOf, type TrainingAnswers } from "./ownEquations";

/** How a training of the notebook is run. */
export interface TrainCatchOptions {
  /** Begin with nothing, about a minute; else with weights that catch two thirds of the balls, a few seconds. */
  readonly full: boolean;
  readonly seed?: number;
}

/** A training that is over: the agent, and the mean return of 112 episodes by its likeliest actions. */
export interface TrainedOnCatch {
  readonly agent: DreamerV1Agent;
  readonly progress: RunProgress;
  readonly evaluation: number;
}

/** The mean return of a hundred episodes at which the task counts as solved. */
const solved = 0.9;

const worlds = () => Array.from({ length: catchConfig.schedule.environments }, () => seenCatch());

/** What a training that goes on from shipped weights is set to: its model is fitted already. */
const goesOn = mergeConfig(catchConfig, { schedule: { pretrain: 0 } });

/** Balls of a hundred that are caught where each pays 1 or costs 1. */
const caught = (meanReturn: number): number => Math.round(50 * (1 + meanReturn));

/**
 * Trains Dreamer on Catch by the student's equations, in view: a line with the time left, curves, what the agent does beside what its model
 * imagines, and a button that stops it and keeps the weights.
 */
export async function trainCatch(
  own: TrainingAnswers & Pick<Answers04, "openLoop">,
  { full, seed = 1 }: TrainCatchOptions,
): Promise<TrainedOnCatch> {
  const agent = catchAgent(seed, equationsOf(own), full ? catchConfig : goesOn);
  if (!full) agent.takeParams(catchWeights("growing"));
  const run = new TrainingRun({ agent, environments: worlds(), seed });
  const most = full ? 1500 : 250;
  const view = new LiveTraining(agent, own.openLoop, { most, solved, worlds });
  const isSolved = ({ updates, meanReturn }: RunProgress) => updates > 25 && meanReturn >= solved;
  try {
    const progress = await run.train({
      envSteps: 1e6,
      measureEvery: 10,
      onProgress: (at) => view.show(at),
      stop: (at) => view.isStopped || isSolved(at) || at.updates >= most,
    });
    const { meanReturn } = evaluate(agent, worlds(), 7, new Rng("evaluation"));
    markdown(`By its likeliest actions the agent now catches **${caught(meanReturn)} of 100** balls.`);
    return { agent, progress, evaluation: meanReturn };
  } finally {
    view.close();
    run.dispose();
  }
}
