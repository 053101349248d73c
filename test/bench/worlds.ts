import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { median } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import type { Environment } from "lib/envs/environment";
import { cacheFolder, pythonOf } from "lib/setup/shared/places";
import { loadMujoco, MujocoAbsentError } from "lib/envs/mujoco/mujoco";
import { installInto } from "./virtualEnvironment";
import { mujocoPairs, pairs, size, type Pair } from "./worlds/pairs";

const help = `npm run bench:worlds -- [--seconds S] [--rounds N] [--only NAME] [--help]

Measures environment steps a second, without and with 64 × 64 pixels, of our worlds and of their Python twins (dm_control, Gymnasium), one
process each, by turns. The twins are installed from PyPI into a virtual environment of the bench's own (about 0.4 GB, a minute).`;

const packages = ["dm_control==1.0.47", "mujoco==3.14.0", "gymnasium[classic-control]==1.2.3"];

/** Steps a second under actions by chance. */
function stepsPerSecond(environment: Environment, seconds: number): number {
  const rng = new Rng(0);
  let over = true;
  const start = performance.now();
  for (let steps = 0; ;) {
    for (let i = 0; i < 200; i++, steps++) {
      if (over) {
        environment.reset(rng);
        over = false;
        continue;
      }
      const { terminated, truncated } = environment.step(environment.actionSpace.sample(rng));
      over = terminated || truncated;
    }
    const elapsed = (performance.now() - start) / 1000;
    if (elapsed > seconds) return steps / elapsed;
  }
}

function twinSteps(python: string, twin: string, seconds: number, pixels: boolean): number | string {
  const script = path.join(__dirname, "worlds", "steps.py");
  const args = [script, twin, String(seconds), pixels ? String(size) : "0"];
  const { stdout, stderr } = spawnSync(python, args, { encoding: "utf8" });
  const said = stdout.trim().split("\n").at(-1) ?? "";
  return Number(said) || said || `not measured: ${stderr.trim().split("\n").at(-1)}`;
}

/** A row of the table: medians, and the median of the ratios of each round. */
function compare(
  { name, twin, plain, seen: withPixels }: Pair,
  pixels: boolean,
  python: string,
  options: Options,
): string {
  const environment = pixels ? withPixels() : plain();
  stepsPerSecond(environment, options.seconds / 4); // compiled
  const rounds = Array.from({ length: options.rounds }, () => {
    const ours = stepsPerSecond(environment, options.seconds);
    return { ours, theirs: twinSteps(python, twin, options.seconds, pixels) };
  });
  const ours = median(rounds.map((round) => round.ours)).toFixed(0);
  const title = `${name}${pixels ? ", 64 × 64 pixels" : ""}`;
  const measured = rounds.flatMap(({ ours: a, theirs: b }) => (typeof b === "number" ? [[a, b]] : []));
  if (measured.length === 0) return `| ${title} | ${ours} | ${rounds[0].theirs} | |`;
  const ratio = median(measured.map(([a, b]) => a / b)).toFixed(1);
  return `| ${title} | ${ours} | ${median(measured.map(([, b]) => b)).toFixed(0)} | ${ratio} |`;
}

interface Options {
  seconds: number;
  rounds: number;
}

/** MuJoCo's worlds, as far as it is installed. */
async function withMujoco(): Promise<Pair[]> {
  try {
    return mujocoPairs(await loadMujoco());
  } catch (error) {
    if (!(error instanceof MujocoAbsentError)) throw error;
    console.error(error.message);
    return [];
  }
}

async function main(): Promise<void> {
  const options = {
    seconds: { type: "string" },
    rounds: { type: "string" },
    only: { type: "string" },
    help: { type: "boolean" },
  } as const;
  const { values } = parseArgs({ options });
  if (values.help) return console.log(help);
  const folder = path.join(cacheFolder(), "bench-worlds");
  const problem = existsSync(pythonOf(folder)) ? null : installInto(folder, packages);
  if (problem !== null) throw new Error(`the Python twins could not be installed: ${problem}`);
  console.log(
    `${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.version}; ${packages.join(", ")}\n`,
  );
  console.log("| steps a second | ours | Python | ratio |\n| --- | ---: | ---: | ---: |");
  const wanted = { seconds: Number(values.seconds ?? 2), rounds: Number(values.rounds ?? 3) };
  const isWanted = ({ name }: Pair): boolean => name.includes(values.only ?? "");
  const all = [...pairs, ...(await withMujoco())].filter(isWanted);
  for (const pixels of [false, true])
    for (const pair of all) console.log(compare(pair, pixels, pythonOf(folder), wanted));
}

void main();
