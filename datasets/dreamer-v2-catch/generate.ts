import { DreamerV2Agent } from "lib/agents/dreamerV2/agent";
import { catchTiny } from "lib/agents/dreamerV2/presets";
import { TrainingRun } from "lib/agents/training/trainingRun";
import { layoutOf } from "lib/data/columns";
import type { Generated } from "lib/data/generated";
import { tensorsOf } from "lib/data/safetensors";
import { seenCatch } from "lib/envs/grids/catch";
import type { TensorTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";

/** The mean return of 100 training episodes at which it ends: two balls of three are caught. */
const enough = 0.3;

/** Training rounds otherwise on another machine: these are of a TensorFlow session on two Xeon cores. */
export const trained = true;

export async function generate(): Promise<Generated> {
  await tf.ready();
  const environments = Array.from({ length: catchTiny.schedule.environments }, () => seenCatch());
  const agent = new DreamerV2Agent({ config: catchTiny, layout: layoutOf(environments[0]), seed: 1 });
  const run = new TrainingRun({ agent, environments, seed: 1 });
  const { envSteps, updates, meanReturn } = await run.train({
    envSteps: 1e6,
    stop: (at) => at.updates > 25 && at.meanReturn >= enough,
  });
  const growing = agent.useParams((params) => tensorsOf(params as unknown as TensorTree));
  run.dispose();
  agent.dispose();
  return {
    files: { "growing.safetensors.gz": growing },
    about: {
      title: "Dreamer V2 on Catch, as it catches two balls of three",
      source: "catchTiny of lib/agents/dreamerV2/presets, seed 1",
      licence: "MIT",
      growing: { envSteps, updates, meanReturn },
    },
  };
}
