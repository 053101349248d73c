import path from "node:path";
import { evaluate } from "../agents/training/evaluate";
import { median } from "../core/metrics";
import { Rng } from "../core/rng";
import { RunFolder } from "../data/runFolder";
import { type StoredTensor, tensorsOf } from "../data/safetensors";
import type { RecordedTraining } from "../data/trainings";
import type { TensorTree } from "../tensor/records";
import { commandOf, folderNameOf, prepare, readTask, type TrainSettings } from "./readTask";

/** Points of a curve. */
const points = 40;

/** A line of a training's metrics, as far as it is read here. */
type Reported = { phase: string; envSteps: number; updates: number; seconds: number; meanReturn?: number };

const rounded = (x: number): number => Math.round(x * 100) / 100;

function curveOf(reports: readonly Reported[]): [number, number][] {
  const told = reports.filter(({ meanReturn }) => typeof meanReturn === "number");
  return Array.from({ length: points }, (_, i) => {
    const { envSteps, meanReturn } = told[Math.ceil(((i + 1) * told.length) / points) - 1];
    return [envSteps, rounded(meanReturn!)];
  });
}

function minutesOf(reports: readonly Reported[]): number {
  const paces = reports
    .slice(1)
    .map(({ envSteps, seconds }, i) => (seconds - reports[i].seconds) / (envSteps - reports[i].envSteps));
  return rounded((median(paces) * reports[reports.length - 1].envSteps) / 60);
}

/**
 * What a training by the command left in its folder: what is to be told of it, and its model, actor and critic.
 * @param runs where the folders of trainings are
 * @throws Error that names the command of one that has not come to its end
 */
export async function recordedTraining(
  training: TrainSettings,
  runs: string,
): Promise<{ about: RecordedTraining; weights: Map<string, StoredTensor> }> {
  const { env, preset, seed } = training;
  const folder = new RunFolder(path.join(runs, folderNameOf(training)));
  const command = commandOf(training);
  const reports = (folder.metrics() as unknown as Reported[]).filter(({ phase }) => phase === "train");
  const { envSteps, updates } = reports[reports.length - 1] ?? { envSteps: 0, updates: 0 };
  const whole = readTask({ env }).task.envSteps;
  if (envSteps < 0.99 * whole)
    throw new Error(`recordedTraining: ${folder.folder} has ${envSteps} of ${whole} steps; run ${command}`);
  const { agent, run, task, otherWorlds } = await prepare(training, folder);
  run.resume();
  const worlds = await otherWorlds();
  const count = task.evaluated ?? 1;
  const [likeliest, drawn] = (["likeliest", "drawn"] as const).map((play) =>
    rounded(evaluate(agent, worlds, count, new Rng("evaluation"), play).meanReturn),
  );
  const weights = agent.useParams((params) => tensorsOf(params as unknown as TensorTree));
  run.dispose();
  agent.dispose();
  const evaluation = { episodes: count * worlds.length, likeliest, drawn };
  const told = { envSteps, updates, minutes: minutesOf(reports), evaluation, curve: curveOf(reports) };
  return { weights, about: { env, preset, seed, command, ...told } };
}
