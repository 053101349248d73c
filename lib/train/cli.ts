import path from "node:path";
import { parseArgs } from "node:util";
import { DamagedRun, RunFolder } from "../data/runFolder";
import { GymnasiumError } from "../envs/gymnasium/gymnasiumError";
import { MujocoAbsentError } from "../envs/mujoco/mujoco";
import { runCommand, UsageError } from "../setup/shared/command";
import { withLock } from "../setup/shared/lock";
import { streamReporter } from "../setup/shared/reporter";
import * as tf from "../tensor/tf";
import { folderNameOf, readTask, type TrainSettings } from "./readTask";
import { tasks } from "./tasks";
import { trainInFolder } from "./trainInFolder";
import { trainSeeds } from "./trainSeeds";

const help = `Trains an agent from pixels, and keeps all of it in a folder.

  npm run train -- --env TASK [options]
  npm run train -- --resume FOLDER [--steps N]

TASK is one of ${Object.keys(tasks).join(", ")},
or gymnasium:ID, such as gymnasium:ALE/Pong-v5, after npm run setup:gymnasium.

  --agent NAME     dreamerV1 or dreamerV2 (default: the first that has settings for the task)
  --preset NAME    settings; a name that is none lists what the task has
  --seed N         what all its draws come from (default 1)
  --seeds A,B,…    several trainings at once, a process each, in folders of their own
  --steps N        environment steps at which it ends (default: the task's own); a task that is solved ends earlier
  --out FOLDER     where it is kept (default: runs/TASK-AGENT-PRESET-seedN)
  --resume FOLDER  goes on from the folder's newest snapshot
  --help           this text

The folder holds settings.json, metrics.jsonl (a line every 20 updates), checkpoint.safetensors, replay/, report.html (curves, and
films of the agent's play beside its model's dream) and, where the native tensor library is, tensorboard/ for tensorboard --logdir. Ctrl-C ends it after a last snapshot; whatever else ends it, nothing
before the newest snapshot is lost.

Exit status: 0 done or stopped, 1 wrong usage or a training that diverged, 2 a failure of ours.
`;

/** A number of the command line that must be a whole one. */
function whole(name: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least || text.trim() === "")
    throw new UsageError(`--${name} must be an integer of at least ${least}, got ${text}`);
  return value;
}

/** The settings that a folder's training was begun with. */
function settingsOf(folder: RunFolder): TrainSettings {
  let settings: unknown;
  try {
    ({ settings } = folder);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`--resume: ${folder.file("settings.json")} is damaged: ${error.message}`);
  }
  if (!settings)
    throw new UsageError(`--resume: ${folder.folder} holds no training: there is no settings.json in it`);
  return settings as TrainSettings;
}

/** Trains in a folder while no other process does. */
function train(folder: RunFolder, settings: TrainSettings, steps: number | undefined): Promise<number> {
  const refuse = (): never => {
    throw new UsageError(
      `${folder.folder} is being trained by another process: let it end, or stop it first`,
    );
  };
  const say = streamReporter(process.stderr);
  return withLock(folder.file(".lock"), refuse, async () => {
    await tf.ready();
    return trainInFolder(folder, settings, { steps, say });
  });
}

async function main(args: string[]): Promise<number> {
  const text = { type: "string" } as const;
  const options = {
    ...{
      agent: text,
      env: text,
      preset: text,
      seed: text,
      seeds: text,
      steps: text,
      out: text,
      resume: text,
    },
    help: { type: "boolean", short: "h", default: false },
  } as const;
  const { values } = parseArgs({ args, options });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const steps = whole("steps", values.steps, 1);
  if (values.resume !== undefined) {
    if (values.env ?? values.preset ?? values.seed ?? values.seeds ?? values.out ?? values.agent)
      throw new UsageError("--resume takes what the folder was begun with; give only --steps beside it");
    const folder = new RunFolder(path.resolve(values.resume));
    return train(folder, settingsOf(folder), steps);
  }
  if (values.env === undefined)
    throw new UsageError(`--env is missing: say which task, one of ${Object.keys(tasks).join(", ")}`);
  const { agent, presetName: preset } = readTask({ ...values, env: values.env });
  const begin = (seed: number): TrainSettings => ({ agent, env: values.env!, preset, seed });
  const folderOf = (settings: TrainSettings) =>
    values.out !== undefined && values.seeds === undefined
      ? path.resolve(values.out)
      : path.resolve(values.out ?? "runs", folderNameOf(settings));
  if (values.seeds !== undefined) {
    if (values.seed !== undefined) throw new UsageError("give either --seed or --seeds");
    const seeds = values.seeds.split(",").map((seed) => whole("seeds", seed, 0)!);
    if (new Set(seeds).size < seeds.length)
      throw new UsageError(`--seeds must be different ones, got ${values.seeds}`);
    return trainSeeds(
      seeds.map((seed) => ({ seed, folder: folderOf(begin(seed)) })),
      begin(seeds[0]),
      steps,
    );
  }
  const settings = begin(whole("seed", values.seed, 0) ?? 1);
  const folder = new RunFolder(folderOf(settings));
  if (folder.settings)
    throw new UsageError(
      `${folder.folder} holds a training already: go on with it by --resume, or name another folder by --out`,
    );
  folder.settings = settings;
  return train(folder, settings, steps);
}

runCommand(
  {
    name: "train",
    run: "npm run train",
    theirs: [DamagedRun, GymnasiumError, MujocoAbsentError],
    endsAtOnce: true,
  },
  main,
);
