import { type Dreamer } from "../agents/dreamer/agent";
import { TrainingRun } from "../agents/training/trainingRun";
import { layoutOf } from "../data/columns";
import type { RunFolder } from "../data/runFolder";
import type { Environment } from "../envs/environment";
import { UsageError } from "../setup/shared/command";
import { type AgentName, type Preset } from "./agents";
import { gymnasiumPrefix, gymnasiumTask } from "./gymnasiumTask";
import { type Task, tasks } from "./tasks";

/** What a training was begun with: what its folder's settings hold. */
export interface TrainSettings {
  readonly agent: AgentName;
  readonly env: string;
  readonly preset: string;
  readonly seed: number;
}

/** The command that begins a training. */
export const commandOf = ({ agent, env, preset, seed }: TrainSettings): string =>
  `npm run train -- --agent ${agent} --env ${env} --preset ${preset} --seed ${seed}`;

/** The folder of a training, among those of others, unless it was begun in another. */
export const folderNameOf = ({ agent, env, preset, seed }: TrainSettings): string =>
  `${env}-${agent}-${preset}-seed${seed}`;

/** What a command names; agent and preset are the task's first unless named. */
export type NamedTask = { readonly env: string; readonly agent?: string; readonly preset?: string };

/** The entry of this name, or the first one. @throws UsageError that lists what there is */
function entryOf<T>(table: Readonly<Record<string, T>>, name: string | undefined, what: string): [string, T] {
  const key = name ?? Object.keys(table)[0];
  if (!Object.hasOwn(table, key))
    throw new UsageError(`${what.replace("%", Object.keys(table).join(" or "))}; got ${key}`);
  return [key, table[key]];
}

/** The task and the settings of these names. @throws UsageError that lists what there is */
export function readTask({ env, agent, preset }: NamedTask): {
  task: Task;
  agent: AgentName;
  presetName: string;
  preset: Preset;
} {
  const isGymnasium = env.startsWith(gymnasiumPrefix);
  if (!isGymnasium && !Object.hasOwn(tasks, env))
    throw new UsageError(`--env must be one of ${Object.keys(tasks).join(", ")}; got ${env}`);
  const task = isGymnasium ? gymnasiumTask(env.slice(gymnasiumPrefix.length)) : tasks[env];
  const [agentName, presets] = entryOf(task.presets, agent, `--agent must be % for ${env}`);
  const [presetName, found] = entryOf(presets, preset, `--preset must be % for ${agentName} on ${env}`);
  return { task, agent: agentName as AgentName, presetName, preset: found };
}

/** What is trained, ready to begin. */
export interface Prepared {
  readonly task: Task;
  readonly run: TrainingRun;
  readonly agent: Dreamer;
  /** As many other worlds as there are in the training, for evaluation. */
  readonly otherWorlds: () => Promise<readonly Environment[]>;
}

/** Makes worlds, agent and training. */
export async function prepare(settings: TrainSettings, folder?: RunFolder): Promise<Prepared> {
  const { task, preset } = readTask(settings);
  const otherWorlds = () => task.environments(preset.config);
  const environments = await otherWorlds();
  const agent = preset.create(layoutOf(environments[0]), settings.seed);
  const run = new TrainingRun({ agent, environments, seed: settings.seed, folder });
  return { task, run, agent, otherWorlds };
}
