import { type Layout, layoutOf } from "../../data/columns";
import { seenCatch } from "../../envs/grids/catch";
import { type RemoteWorld, remoteEnvironment } from "../../envs/remoteEnvironment";
import type { Measured } from "../training/agent";
import { TrainingRun } from "../training/trainingRun";
import type { Dreamer } from "./agent";

/** Worlds that act together, steps by chance, and updates of the whole agent with the steps before each. */
export const [briefWorlds, briefPrefill, briefUpdates, briefRound] = [4, 96, 3, 16] as const;

const units = { layers: 1, units: 16 };

/** What an agent of Catch is set to, for a training of less than a second. */
export const briefSettings = {
  world: {
    encoder: { depths: [4, 8], dense: 32 },
    rssm: { deterSize: 32, hiddenSize: 32 },
    decoder: { start: [4, 4, 8], depths: [4, 1] },
    reward: units,
  },
  modelLoss: { freeNats: 0 }, // or the divergence would teach nothing in so short a time
  behaviour: { actor: units, critic: units, horizon: 4, startTimes: 2 },
  schedule: {
    batchSize: 8,
    batchLength: 4,
    environments: briefWorlds,
    prefill: briefPrefill,
    pretrain: 1,
    stepsPerRound: briefRound,
  },
} as const;

const fourDigits = (metrics: Measured): Measured =>
  Object.fromEntries(Object.entries(metrics).map(([name, x]) => [name, Number(x.toPrecision(4))]));

/**
 * Trains in worlds that others keep: some random play, the model alone, then all three parts.
 * @param create makes the agent, of `briefSettings`, which computes without capture
 * @param worlds `briefWorlds` of them, of Catch
 * @returns what the last update measured, to four digits: what is further back differs from machine to machine
 */
export function runBriefly(
  create: (layout: Layout) => Dreamer,
  worlds: readonly RemoteWorld[],
  seed: number,
): Measured {
  const spaces = seenCatch();
  const environments = worlds.map((world) => remoteEnvironment(world, spaces));
  const agent = create(layoutOf(environments[0]));
  const run = new TrainingRun({ agent, environments, seed });
  try {
    while (run.progress.envSteps < briefPrefill + briefUpdates * briefRound) run.round(true);
    return fourDigits(run.progress.metrics);
  } finally {
    run.dispose();
    agent.dispose();
  }
}
