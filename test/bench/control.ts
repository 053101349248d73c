import { parseArgs } from "node:util";
import { evaluate } from "lib/agents/training/evaluate";
import { Rng } from "lib/core/rng";
import * as tf from "lib/tensor/tf";
import { prepare } from "lib/train/readTask";
import { optimalReach } from "./optimalReach";
import { optimalSwingUp } from "./optimalSwingUp";

/** What a task's returns are laid beside: an optimal controller, which knows the state. */
const best: Readonly<Record<string, () => number>> = {
  "pendulum-swing-up-dense": optimalSwingUp,
  "blob-reach": optimalReach,
};

const help = `npm run bench:control -- [--env TASK] [--seeds 1,2,…] [--help]

Trains Dreamer V1 on a task of motors from pixels, seed after seed: wall-clock with set-up and compiling, and the mean return of some 64 episodes
afterwards, by the likeliest actions, beside that of an optimal controller, which knows the state.

  --env TASK   ${Object.keys(best).join(" or ")} (default: the first)`;

async function measure(env: string, seed: number): Promise<string> {
  const start = performance.now();
  const { run, agent, task, otherWorlds } = await prepare({ agent: "dreamerV1", env, preset: "tiny", seed });
  const { envSteps, updates } = await run.train({ envSteps: task.envSteps });
  const seconds = (performance.now() - start) / 1000;
  const { meanReturn } = evaluate(agent, await otherWorlds(), task.evaluated!, new Rng("evaluation"));
  run.dispose();
  agent.dispose();
  const share = (100 * meanReturn) / best[env]();
  return [seed, seconds.toFixed(0), envSteps, updates, meanReturn.toFixed(1), share.toFixed(0)].join(" | ");
}

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { env: text, seeds: text, help: { type: "boolean" } } });
  if (values.help) return console.log(help);
  const env = values.env ?? Object.keys(best)[0];
  if (!Object.hasOwn(best, env)) {
    console.error(`bench:control: --env must be ${Object.keys(best).join(" or ")}; got ${env}`);
    process.exitCode = 1;
    return;
  }
  await tf.ready();
  console.log(tf.backendReport().text);
  console.log(`optimal controller: ${best[env]().toFixed(1)}`);
  console.log("| seed | wall-clock s | env steps | updates | return afterwards | % of the optimal |");
  console.log("|---:|---:|---:|---:|---:|---:|");
  for (const seed of (values.seeds ?? "1,2,3,4").split(",").map(Number))
    console.log(`| ${await measure(env, seed)} |`);
}

void main();
