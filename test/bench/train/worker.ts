/**
 * A process that trains on one engine and answers commands, one a line on stdin, each with one line of JSON on stdout; pytorch/worker.py
 * is its counterpart. Arguments: agent, size, data file, engine, "native" or "npm" for the eager backend.
 */
import { createInterface } from "node:readline";
import { type EngineName } from "lib/tensor/engines/engine";
import type * as TensorFlow from "lib/tensor/tf";
import { type AgentName } from "lib/train/agents";
import type * as BenchAgents from "./agents/benchAgents";
import type * as TrainWorkers from "./trainWorker";
import { type SizeName } from "./trainSize";

async function main(): Promise<void> {
  const [agent, size, file, engine, packages] = process.argv.slice(2);
  if (packages === "npm") process.env.COURSE_TENSORS = "npm";
  const tf = require("lib/tensor/tf") as typeof TensorFlow;
  await tf.ready();
  const backend = packages === "npm" ? "wasm" : "tensorflow";
  if (tf.getBackend() !== backend) throw new Error(`the backend must be ${backend}, got ${tf.getBackend()}`);
  const { benchAgents } = require("./agents/benchAgents") as typeof BenchAgents;
  const { TrainWorker } = require("./trainWorker") as typeof TrainWorkers;
  const create = benchAgents[agent as AgentName];
  const worker = new TrainWorker(create(size as SizeName), file, engine as EngineName);
  const commands: Record<string, (argument: string) => object> = {
    prime: (count) => worker.prime(Number(count)),
    run: (count) => worker.run(Number(count)),
    act: (count) => worker.act(Number(count)),
    draw: (count) => worker.draw(Number(count)),
    product: () => worker.product(),
    save: (path) => worker.save(path),
    report: () => worker.report(),
    parameters: () => worker.parameters(),
  };
  for await (const line of createInterface({ input: process.stdin })) {
    const [, name, argument] = /^(\w+) ?(.*)$/.exec(line)!;
    const answer = commands[name](argument);
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    process.stdout.write(`${JSON.stringify({ ...answer, peakBytes })}\n`);
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
