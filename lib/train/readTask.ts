import type { DreamerV1Config } from "../agents/dreamerV1/config";
import { DreamerV1Agent } from "../agents/dreamerV1/agent";
import { TrainingRun } from "../agents/training/trainingRun";
import { mergeConfig } from "../core/config";
import { layoutOf } from "../data/columns";
import type { RunFolder } from "../data/runFolder";
import type { Environment } from "../envs/environment";
import { UsageError } from "../setup/shared/command";
import { gymnasiumPrefix, gymnasiumTask } from "./gymnasiumTask";
import { type Task, tasks } from "./tasks";

/** What a training was begun with: what its folder's settings hold. */
export interface TrainSettings {
  readonly agent: "dreamerV1";
  readonly env: string;
  readonly preset: string;
  readonly seed: number;
}

/** The task and the settings of these names. @throws UsageError that lists what there is */
export function readTask({ env, preset }: { env: string; preset?: string }): {
  task: Task;
  preset: string;
  config: DreamerV1Config;
} {
  const isGymnasium = env.startsWith(gymnasiumPrefix);
  if (!isGymnasium && !Object.hasOwn(tasks, env))
    throw new UsageError(`--env must be one of ${Object.keys(tasks).join(", ")}; got ${env}`);
  const task = isGymnasium ? gymnasiumTask(env.slice(gymnasiumPrefix.length)) : tasks[env];
  const name = preset ?? Object.keys(task.presets)[0];
  if (!Object.hasOwn(task.presets, name))
    throw new UsageError(
      `--preset must be ${Object.keys(task.presets).join(" or ")} for ${env}; got ${name}`,
    );
  return { task, preset: name, config: task.presets[name] };
}

/** What is trained, ready to begin. */
export interface Prepared {
  readonly task: Task;
  readonly run: TrainingRun;
  readonly agent: DreamerV1Agent;
  /** With the sizes of this world. */
  readonly config: DreamerV1Config;
  /** As many other worlds as there are in the training, for evaluation. */
  readonly otherWorlds: () => Promise<Environment[]>;
}

/** Makes worlds, agent and training. */
export async function prepare(settings: TrainSettings, folder?: RunFolder): Promise<Prepared> {
  const { task, config: preset } = readTask(settings);
  const worlds = Array.from({ length: preset.schedule.environments });
  const otherWorlds = () => Promise.all(worlds.map(() => task.environment(preset)));
  const environments = await otherWorlds();
  const layout = layoutOf(environments[0]);
  const config = mergeConfig(preset, { world: { actionSize: layout.action.shape[0] } });
  const agent = new DreamerV1Agent({ config, layout, seed: settings.seed });
  const run = new TrainingRun({ agent, environments, seed: settings.seed, folder });
  return { task, run, agent, config, otherWorlds };
}
