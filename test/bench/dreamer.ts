import { parseArgs } from "node:util";
import { mean } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import { evaluate } from "lib/agents/training/evaluate";
import type { RunProgress } from "lib/agents/training/runProgress";
import { seenCatch } from "lib/envs/grids/catch";
import * as tf from "lib/tensor/tf";
import { type AgentName } from "lib/train/agents";
import { prepare, readTask } from "lib/train/readTask";
import { memoryGrowth, type MemorySample } from "./dreamer/memoryGrowth";

const help = `npm run bench:dreamer -- [--agent dreamerV1] [--seeds 1,2,…] [--steps N] [--memory] [--help]

Trains Dreamer on Catch from 16 × 16 pixels, seed after seed, each until the mean return of 100 episodes is 0.9: wall-clock with set-up and
compiling, steps and updates until then, the evaluation by the likeliest actions, and how memory grows from one update to the last. Then acting
alone. The update beside PyTorch's: npm run bench:train.

  --memory  only trains 2,000 updates of the first seed and says how the resident memory's peak grows by quarters`;

interface Result {
  seed: number;
  /** Wall-clock from the first line to the last update, s. */
  seconds: number;
  /** Of it until the first update of all parts. */
  ready: number;
  end: RunProgress;
  evaluation: number;
  /** Resident memory at the 100th update and at the end, MB. */
  memory: [number, number];
  /** Environment steps a second of acting alone. */
  acting: number;
}

/** Updates over which memory must be flat. */
const longRun = 2000;

const megabytes = () => process.memoryUsage.rss() / 1e6;

async function measure(name: AgentName, seed: number, envSteps: number): Promise<Result> {
  const start = performance.now();
  const { run, agent } = await prepare({ agent: name, env: "catch", preset: "tiny", seed });
  const since = () => (performance.now() - start) / 1000;
  let [ready, memory] = [NaN, NaN];
  const end = await run.train({
    envSteps,
    measureEvery: 20,
    onProgress: ({ updates }) => {
      if (Number.isNaN(ready) && updates > 0) ready = since();
      if (Number.isNaN(memory) && updates >= 100) memory = megabytes();
    },
    stop: ({ meanReturn, updates }) => updates > 25 && meanReturn >= 0.9,
  });
  const seconds = since();
  const worlds = () => Array.from({ length: 16 }, () => seenCatch());
  const last = megabytes();
  const evaluation = evaluate(agent, worlds(), 8, new Rng("evaluation"));
  const before = performance.now();
  const played = evaluate(agent, worlds(), 40, new Rng("acting")).episodes;
  const acting =
    (1000 * played.reduce((sum, { steps }) => sum + steps - 1, 0)) / (performance.now() - before);
  run.dispose();
  agent.dispose();
  return { seed, seconds, ready, end, evaluation: evaluation.meanReturn, memory: [memory, last], acting };
}

/** Trains for 2,000 updates and prints the peaks of memory by quarters, without what the replay holds: that grows until it is full. */
async function measureMemory(name: AgentName, seed: number): Promise<void> {
  const { run, agent } = await prepare({ agent: name, env: "catch", preset: "tiny", seed });
  const samples: MemorySample[] = [];
  const sample = ({ updates }: RunProgress) =>
    samples.push({ updates, megabytes: megabytes() - run.replay.bytes / 1e6 });
  await run.train({
    envSteps: Infinity,
    measureEvery: 5,
    onProgress: (progress) => void (progress.updates > 0 && sample(progress)),
    stop: ({ updates }) => updates >= longRun,
  });
  const { peaks, growth } = memoryGrowth(samples);
  console.log(
    `peak memory by quarters of ${run.progress.updates} updates, less the replay's ${(run.replay.bytes / 1e6).toFixed(0)} MB in the end, MB: ${peaks.map((m) => m.toFixed(0)).join(", ")}; ` +
      `the last is ${(100 * growth).toFixed(1)} % above the second (flat: at most 2 %)`,
  );
  run.dispose();
  agent.dispose();
}

const row = ({ seed, seconds, ready, end, evaluation, memory, acting }: Result): string =>
  [
    ...[seed, seconds.toFixed(0), ready.toFixed(0), end.envSteps, end.updates, end.meanReturn.toFixed(2)],
    ...[evaluation.toFixed(2), memory.map((m) => m.toFixed(0)).join(" → "), acting.toFixed(0)],
  ].join(" | ");

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      agent: text,
      seeds: text,
      steps: text,
      memory: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(help);
  const { agent } = readTask({ env: "catch", agent: values.agent });
  await tf.ready();
  const seeds = (values.seeds ?? "3,4,6,7").split(",").map(Number);
  console.log(tf.backendReport().text);
  if (values.memory) return measureMemory(agent, seeds[0]);
  console.log(
    "| seed | wall-clock s | of it until ready s | env steps | updates | mean return of 100 | evaluation of 128 | memory MB | acting steps/s |",
  );
  console.log("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
  const results: Result[] = [];
  for (const seed of seeds) {
    results.push(await measure(agent, seed, Number(values.steps ?? 60_000)));
    console.log(`| ${row(results[results.length - 1])} |`);
  }
  console.log(`mean wall-clock ${mean(results.map(({ seconds }) => seconds)).toFixed(0)} s`);
}

void main();
