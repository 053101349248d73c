import { DreamerV1Agent } from "../../agents/dreamerV1/agent";
import { type DreamerV1Config } from "../../agents/dreamerV1/config";
import { catchTiny } from "../../agents/dreamerV1/presets";
import type { Measured } from "../../agents/training/agent";
import { TrainingRun } from "../../agents/training/trainingRun";
import { mergeConfig } from "../../core/config";
import { layoutOf } from "../../data/columns";
import { seenCatch } from "../../envs/grids/catch";
import { type RemoteWorld, remoteEnvironment } from "../../envs/remoteEnvironment";
import { equationsOf, type TrainingAnswers } from "./ownEquations";

/** Worlds that act together, and updates of the whole agent. */
export const [briefWorlds, briefUpdates] = [4, 3] as const;

const units = { layers: 1, units: 16 };

/** The agent of Catch in small, for a training of less than a second. */
export const briefConfig: DreamerV1Config = mergeConfig(catchTiny, {
  world: {
    encoder: { depths: [4, 8], dense: 32 },
    rssm: { deterSize: 32, hiddenSize: 32 },
    decoder: { start: [4, 4, 8], depths: [4, 1] },
    reward: units,
  },
  behaviour: { actor: units, critic: units, horizon: 4, startTimes: 2 },
  schedule: {
    batchSize: 8,
    batchLength: 4,
    environments: briefWorlds,
    prefill: 96,
    pretrain: 1,
    stepsPerRound: 4 * briefWorlds,
  },
});

const fourDigits = (metrics: Measured): Measured =>
  Object.fromEntries(Object.entries(metrics).map(([name, x]) => [name, Number(x.toPrecision(4))]));

/**
 * A training of a second by a student's equations, in worlds that others keep: some random play, the model alone, then all three parts.
 * @param worlds `briefWorlds` of them, of Catch
 * @returns what the last update measured, to four digits: what is further back differs from machine to machine
 */
export function briefTraining(own: TrainingAnswers, worlds: readonly RemoteWorld[], seed: number): Measured {
  const spaces = seenCatch();
  const environments = worlds.map((world) => remoteEnvironment(world, spaces));
  const layout = layoutOf(environments[0]);
  const equations = equationsOf(own);
  const { prefill, stepsPerRound } = briefConfig.schedule;
  const agent = new DreamerV1Agent({ config: briefConfig, layout, seed, equations, engine: "eager" });
  const run = new TrainingRun({ agent, environments, seed });
  try {
    while (run.progress.envSteps < prefill + briefUpdates * stepsPerRound) run.round(true);
    return fourDigits(run.progress.metrics);
  } finally {
    run.dispose();
    agent.dispose();
  }
}
