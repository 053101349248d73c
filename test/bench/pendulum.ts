import { parseArgs } from "node:util";
import { evaluate } from "lib/agents/training/evaluate";
import { Rng } from "lib/core/rng";
import * as tf from "lib/tensor/tf";
import { prepare } from "lib/train/readTask";
import { optimalSwingUp } from "./optimalSwingUp";

const help = `npm run bench:pendulum -- [--seeds 1,2,…] [--help]

Trains Dreamer V1 to swing a pendulum up from 32 × 32 pixels, seed after seed: wall-clock with set-up and compiling, and the mean return of 64 episodes
by the likeliest actions, beside that of an optimal controller, which knows the state.`;

async function measure(seed: number): Promise<string> {
  const start = performance.now();
  const { run, agent, task, otherWorlds } = await prepare({
    ...{ agent: "dreamerV1", env: "pendulum-swing-up-dense", preset: "tiny", seed },
  });
  const { envSteps, updates } = await run.train({ envSteps: task.envSteps });
  const seconds = (performance.now() - start) / 1000;
  const { meanReturn } = evaluate(agent, await otherWorlds(), 8, new Rng("evaluation"));
  run.dispose();
  agent.dispose();
  const share = (100 * meanReturn) / optimalSwingUp();
  return [seed, seconds.toFixed(0), envSteps, updates, meanReturn.toFixed(0), share.toFixed(0)].join(" | ");
}

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { seeds: text, help: { type: "boolean" } } });
  if (values.help) return console.log(help);
  await tf.ready();
  console.log(tf.backendReport().text);
  console.log(`optimal controller: ${optimalSwingUp().toFixed(0)}`);
  console.log("| seed | wall-clock s | env steps | updates | return of 64 episodes | % of the optimal |");
  console.log("|---:|---:|---:|---:|---:|---:|");
  for (const seed of (values.seeds ?? "1,2,3,4").split(",").map(Number))
    console.log(`| ${await measure(seed)} |`);
}

void main();
