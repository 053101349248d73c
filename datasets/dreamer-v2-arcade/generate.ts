import path from "node:path";
import { evaluate } from "lib/agents/training/evaluate";
import { median } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import type { Generated } from "lib/data/generated";
import { RunFolder } from "lib/data/runFolder";
import { type StoredTensor, tensorsOf } from "lib/data/safetensors";
import * as tf from "lib/tensor/tf";
import type { TensorTree } from "lib/tensor/records";
import { prepare, readTask } from "lib/train/readTask";

const seeds = [1, 2, 3, 4];
const games = ["breakout", "freeway"];
/** V2's choices, of which the first training's weights are kept, and V1's normals in the same agent. */
const presets = ["tiny", "gaussian"];
/** Episodes of each of the 16 worlds in an evaluation. */
const evaluated = 7;
/** Points of a curve. */
const points = 40;

/** Training rounds otherwise on another machine: these are of a TensorFlow session on two Xeon cores. */
export const trained = true;

const runs = path.join(__dirname, "../../runs");

const rounded = (x: number): number => Math.round(x * 100) / 100;

/** A line of a training's metrics, as far as it is read here. */
type Reported = { phase: string; envSteps: number; updates: number; seconds: number; meanReturn?: number };

/** Where a training went, in even steps: environment steps, and the mean return of the last hundred episodes. */
function curveOf(reports: readonly Reported[]): [number, number][] {
  const told = reports.filter(({ meanReturn }) => meanReturn !== undefined);
  return Array.from({ length: points }, (_, i) => {
    const { envSteps, meanReturn } = told[Math.floor(((i + 1) * told.length) / points) - 1];
    return [envSteps, rounded(meanReturn!)];
  });
}

/** Minutes of a training at its median pace, since ours were stopped now and then for the sake of others. */
function minutesOf(reports: readonly Reported[]): number {
  const paces = reports
    .slice(1)
    .map(({ envSteps, seconds }, i) => (seconds - reports[i].seconds) / (envSteps - reports[i].envSteps));
  return rounded((median(paces) * reports[reports.length - 1].envSteps) / 60);
}

interface Training {
  env: string;
  preset: string;
  seed: number;
}

const commandOf = ({ env, preset, seed }: Training) =>
  `npm run train -- --agent dreamerV2 --env ${env} --preset ${preset} --seed ${seed}`;

/** What its command left of one training. @throws Error that names the command of one that did not come to its end */
async function readRun(training: Training) {
  const { env, preset, seed } = training;
  const folder = new RunFolder(path.join(runs, `${env}-dreamerV2-${preset}-seed${seed}`));
  const reports = (folder.metrics() as unknown as Reported[]).filter(({ phase }) => phase === "train");
  const { envSteps, updates } = reports[reports.length - 1] ?? { envSteps: 0, updates: 0 };
  const whole = readTask({ env }).task.envSteps;
  if (envSteps < 0.99 * whole)
    throw new Error(
      `dreamer-v2-arcade: ${folder.folder} has ${envSteps} of ${whole} steps; run ${commandOf(training)}`,
    );
  const { agent, run, otherWorlds } = await prepare({ agent: "dreamerV2", env, preset, seed }, folder);
  run.resume();
  const worlds = await otherWorlds();
  const [likeliest, drawn] = (["likeliest", "drawn"] as const).map((play) => {
    const { meanReturn } = evaluate(agent, worlds, evaluated, new Rng("evaluation"), play);
    return rounded(meanReturn);
  });
  const weights = agent.useParams((params) => tensorsOf(params as unknown as TensorTree));
  run.dispose();
  agent.dispose();
  const evaluation = { episodes: evaluated * worlds.length, likeliest, drawn };
  const told = { envSteps, updates, minutes: minutesOf(reports), evaluation, curve: curveOf(reports) };
  return { weights, about: { ...training, command: commandOf(training), ...told } };
}

export async function generate(): Promise<Generated> {
  await tf.ready();
  const files: Record<string, ReadonlyMap<string, StoredTensor> | Uint8Array> = {};
  const trainings: object[] = [];
  for (const env of games)
    for (const preset of presets)
      for (const seed of seeds) {
        const { weights, about } = await readRun({ env, preset, seed });
        trainings.push(about);
        if (preset === presets[0] && seed === seeds[0]) files[`${env}.safetensors.gz`] = weights;
      }
  files["trainings.json"] = Buffer.from(`${JSON.stringify(trainings)}\n`);
  return {
    files,
    about: {
      title: "Dreamer V2 on two games of the arcade, with choices and with normals",
      source: "npm run train, as trainings.json says for each training",
      licence: "MIT",
    },
  };
}
