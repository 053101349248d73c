import { DreamerV1Agent } from "lib/agents/dreamerV1/agent";
import type { DreamerV1Config } from "lib/agents/dreamerV1/config";
import { catchTiny } from "lib/agents/dreamerV1/presets";
import { TrainingRun } from "lib/agents/training/trainingRun";
import { mergeConfig, type Overrides } from "lib/core/config";
import { layoutOf } from "lib/data/columns";
import type { RunFolder } from "lib/data/runFolder";
import type { Environment } from "lib/envs/environment";
import { seenCatch } from "lib/envs/grids/catch";
import type { EngineName } from "lib/tensor/engines/engine";

/** Dreamer on Catch, so small that a step takes a millisecond or two. It learns nothing in tests. */
export const tinyCatch = (overrides: Overrides<DreamerV1Config> = {}): DreamerV1Config =>
  mergeConfig(
    mergeConfig(catchTiny, {
      world: {
        encoder: { depths: [4, 4], dense: 8 },
        rssm: { deterSize: 8, stochSize: 4, hiddenSize: 8 },
        decoder: { start: [4, 4, 4], depths: [4, 1] },
        reward: { layers: 1, units: 8 },
        continues: { layers: 1, units: 8, outputScale: 1 },
      },
      behaviour: {
        actor: { layers: 1, units: 8 },
        critic: { layers: 1, units: 8 },
        horizon: 3,
        startTimes: 2,
      },
      schedule: {
        batchSize: 3,
        batchLength: 6,
        environments: 3,
        prefill: 60,
        pretrain: 4,
        stepsPerRound: 6,
      },
    }),
    overrides,
  );

/** A training of it; each step line by line, unless an engine is named, as compiling takes longer than such a training. */
export function tinyRun(
  seed: number,
  folder?: RunFolder,
  {
    config = tinyCatch(),
    engine,
    world = seenCatch,
  }: { config?: DreamerV1Config; engine?: EngineName; world?: () => Environment } = { engine: "eager" },
): { run: TrainingRun; agent: DreamerV1Agent; dispose: () => void } {
  const environments = Array.from({ length: config.schedule.environments }, world);
  const agent = new DreamerV1Agent({ config, layout: layoutOf(environments[0]), seed, engine });
  const run = new TrainingRun({ agent, environments, seed, folder });
  const dispose = () => {
    run.dispose();
    agent.dispose();
  };
  return { run, agent, dispose };
}
