import { parseArgs } from "node:util";
import { evaluate } from "lib/agents/training/evaluate";
import { Rng } from "lib/core/rng";
import { publishedScores } from "lib/data/publishedScores";
import * as tf from "lib/tensor/tf";
import { prepare } from "lib/train/readTask";
import { optimalReach } from "./optimalReach";
import { optimalSwingUp } from "./optimalSwingUp";

/** What returns are laid beside: an optimal controller's, which knows the state, or what V1's authors report. */
interface Other {
  readonly what: string;
  readonly meanReturn: () => number;
}

const optimal = (meanReturn: () => number): Other => ({ what: "an optimal controller", meanReturn });

const authors = (task: string): Other => ({
  what: "V1's authors after 0.5 M frames",
  meanReturn: () => publishedScores("controlFromPixels").scores[task]["V1@0.5M"].mean,
});

const others: Readonly<Record<string, Other>> = {
  "pendulum-swing-up-dense": optimal(optimalSwingUp),
  "blob-reach": optimal(optimalReach),
  "cart-pole-swing-up": authors("cartpole_swingup"),
  "cart-pole-swing-up-sparse": authors("cartpole_swingup_sparse"),
};

const help = `npm run bench:control -- [--env TASK] [--seeds 1,2,…] [--help]

Trains Dreamer V1 on a task of motors from pixels, seed after seed: wall-clock with set-up and compiling, and the mean return
afterwards, by the likeliest actions, beside that of an optimal controller or what V1's authors report.

  --env TASK   ${Object.keys(others).join(", ")} (default: the first)`;

async function measure(env: string, seed: number): Promise<string> {
  const start = performance.now();
  const { run, agent, task, otherWorlds } = await prepare({ agent: "dreamerV1", env, preset: "tiny", seed });
  const { envSteps, updates } = await run.train({ envSteps: task.envSteps });
  const seconds = (performance.now() - start) / 1000;
  const { meanReturn } = evaluate(agent, await otherWorlds(), task.evaluated ?? 1, new Rng("evaluation"));
  run.dispose();
  agent.dispose();
  const share = (100 * meanReturn) / others[env].meanReturn();
  return [seed, seconds.toFixed(0), envSteps, updates, meanReturn.toFixed(1), share.toFixed(0)].join(" | ");
}

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { env: text, seeds: text, help: { type: "boolean" } } });
  if (values.help) return console.log(help);
  const env = values.env ?? Object.keys(others)[0];
  if (!Object.hasOwn(others, env)) {
    console.error(`bench:control: --env must be one of ${Object.keys(others).join(", ")}; got ${env}`);
    process.exitCode = 1;
    return;
  }
  await tf.ready();
  console.log(tf.backendReport().text);
  console.log(`${others[env].what}: ${others[env].meanReturn().toFixed(1)}`);
  console.log("| seed | wall-clock s | env steps | updates | return afterwards | % of that |");
  console.log("|---:|---:|---:|---:|---:|---:|");
  for (const seed of (values.seeds ?? "1,2,3,4").split(",").map(Number))
    console.log(`| ${await measure(env, seed)} |`);
}

void main();
