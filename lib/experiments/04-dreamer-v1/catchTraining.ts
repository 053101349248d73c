import { type Dreamer } from "../../agents/dreamer/agent";
import { evaluate } from "../../agents/training/evaluate";
import type { RunProgress } from "../../agents/training/runProgress";
import { TrainingRun } from "../../agents/training/trainingRun";
import { Rng } from "../../core/rng";
import type { Episode } from "../../data/episode";
import { seenCatch } from "../../envs/grids/catch";
import { markdown } from "../../jupyter/display/markdown";
import { catchConfig } from "./catchWeights";
import { LiveTraining } from "./liveTraining";

/** How an agent of a notebook begins. */
export interface CatchOptions {
  /** With nothing, and trains about a minute; else with weights that catch two thirds of the balls, and trains a few seconds. */
  readonly full: boolean;
  readonly seed?: number;
}

/** The mean return of a hundred episodes at which the task counts as solved. */
const solved = 0.9;

const worlds = () => Array.from({ length: catchConfig.schedule.environments }, () => seenCatch());

/** Balls of a hundred that are caught where each pays 1 or costs 1. */
const caught = (meanReturn: number): number => Math.round(50 * (1 + meanReturn));

/** A Dreamer that learns Catch, in view. */
export class CatchTraining {
  private readonly run: TrainingRun;
  /** Updates of one training. */
  private readonly most: number;

  /** @param agent becomes this one's @param imagine the pictures of an episode as the agent's model imagines them */
  constructor(
    readonly agent: Dreamer & { dispose(): void },
    private readonly imagine: (episode: Episode) => readonly ArrayLike<number>[],
    { full, seed = 1 }: CatchOptions,
  ) {
    this.run = new TrainingRun({ agent, environments: worlds(), seed });
    this.most = full ? 1500 : 250;
  }

  get progress(): RunProgress {
    return this.run.progress;
  }

  /**
   * Trains, in view: a line with the time left, curves, what the agent does beside what its model imagines, and a button that stops it.
   * Whatever ends it, also an interrupt of the cell, the weights stay: called again, it goes on.
   */
  async train(): Promise<void> {
    const until = this.progress.updates + this.most;
    const view = new LiveTraining(this.agent, this.imagine, { until, solved, worlds });
    const isSolved = ({ updates, meanReturn }: RunProgress) => updates > 25 && meanReturn >= solved;
    try {
      await this.run.train({
        envSteps: 1e9,
        measureEvery: 10,
        onProgress: (at) => view.show(at),
        stop: (at) => view.isStopped || isSolved(at) || at.updates >= until,
      });
    } finally {
      view.close();
    }
    markdown(`By its likeliest actions the agent now catches **${caught(this.evaluate())} of 100** balls.`);
  }

  /** The mean return of 112 episodes by the likeliest actions. */
  evaluate(): number {
    return evaluate(this.agent, worlds(), 7, new Rng("evaluation")).meanReturn;
  }

  dispose(): void {
    this.run.dispose();
    this.agent.dispose();
  }
}
