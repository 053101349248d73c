import { spawnSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { median } from "lib/core/metrics";
import { loadMujoco, MujocoAbsentError } from "lib/envs/mujoco/mujoco";
import { gymnasiumPython } from "lib/setup/gymnasium/gymnasiumVenv";
import { cacheFolder, pythonOf } from "lib/setup/shared/places";
import { SetupError } from "lib/setup/shared/setupError";
import { installInto, pythonIn } from "./virtualEnvironment";
import { arcadePairs, atariPair, mujocoPairs, pairs, size, type Pair } from "./worlds/pairs";
import { playerOf } from "./worlds/players";

const help = `npm run bench:worlds -- [--seconds S] [--rounds N] [--only NAME] [--help]

Measures environment steps a second, without and with 64 × 64 pixels, of our worlds and of their Python twins (dm_control, Gymnasium), one
process each, by turns. The twins are installed from PyPI into virtual environments of the bench's own (about 0.4 GB, a minute).`;

/** Virtual environments of the twins, by how their names begin. */
const twins: Readonly<Record<string, { folder: string; packages: string[]; alone?: string[] }>> = {
  "minatar/": { folder: "bench-arcade", packages: ["numpy==2.3.3"], alone: ["minatar==1.0.15"] },
  "": {
    folder: "bench-worlds",
    packages: ["dm_control==1.0.47", "mujoco==3.14.0", "gymnasium[classic-control]==1.2.3"],
  },
};

/** The Python that has a twin; what it needs is installed where it is not there. */
function pythonWith(twin: string): string {
  if (twin.startsWith("atari/")) return gymnasiumPython();
  const [, { folder, packages, alone }] = Object.entries(twins).find(([start]) => twin.startsWith(start))!;
  const place = path.join(cacheFolder(), folder);
  const problem = pythonIn(place) ? null : installInto(place, packages, alone);
  if (problem !== null) throw new Error(`the Python twins could not be installed: ${problem}`);
  return pythonOf(place);
}

/** Steps a second under actions by chance. */
function stepsPerSecond(play: () => void, seconds: number): number {
  const start = performance.now();
  for (let steps = 0; ;) {
    for (let i = 0; i < 200; i++, steps++) play();
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
  { name, twin, plain, seen: withPixels, pictures = `${size} × ${size} pixels` }: Pair,
  pixels: boolean,
  options: Options,
): string {
  const python = pythonWith(twin);
  const play = playerOf(pixels ? withPixels() : plain!());
  stepsPerSecond(play, options.seconds / 4); // compiled
  const rounds = Array.from({ length: options.rounds }, () => {
    const ours = stepsPerSecond(play, options.seconds);
    return { ours, theirs: twinSteps(python, twin, options.seconds, pixels) };
  });
  const ours = median(rounds.map((round) => round.ours)).toFixed(0);
  const title = `${name}${pixels ? `, ${pictures}` : ""}`;
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

/** Atari, as far as Gymnasium is installed. */
function withGymnasium(): Pair[] {
  try {
    return [atariPair(gymnasiumPython())];
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
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
  const versions = Object.values(twins).flatMap(({ packages, alone = [] }) => [...packages, ...alone]);
  console.log(
    `${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.version}; ${versions.join(", ")}\n`,
  );
  console.log("| steps a second | ours | Python | ratio |\n| --- | ---: | ---: | ---: |");
  const wanted = { seconds: Number(values.seconds ?? 2), rounds: Number(values.rounds ?? 3) };
  const isWanted = ({ name }: Pair): boolean => name.includes(values.only ?? "");
  const all = [...pairs, ...arcadePairs, ...(await withMujoco()), ...withGymnasium()].filter(isWanted);
  for (const pixels of [false, true])
    for (const pair of all.filter(({ plain }) => pixels || plain)) console.log(compare(pair, pixels, wanted));
}

void main();
